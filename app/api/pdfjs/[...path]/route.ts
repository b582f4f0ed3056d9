import { readPdfjsFile } from "@/lib/files/pdfjs-files";

type Context = { params: Promise<{ path: string[] }> };

/** What the viewer's library loads beside itself; the same for everybody, so nobody is asked who they are. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const file = await readPdfjsFile((await params).path);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), { headers: file.headers });
}
