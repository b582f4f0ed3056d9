// Runs before anything is drawn, and again when the device changes. The styles read the attribute: tokens.css and Mantine's.
const followDevice = `(dark => { const follow = () => document.documentElement.setAttribute("data-mantine-color-scheme", dark.matches ? "dark" : "light"); follow(); dark.addEventListener("change", follow); })(matchMedia("(prefers-color-scheme: dark)"))`;

/** Gives the page the device's colours; `nonce` lets the script pass the content policy. */
export function ColorScheme({ nonce }: { nonce: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {followDevice}
    </script>
  );
}
