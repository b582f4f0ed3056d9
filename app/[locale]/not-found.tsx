import { LostPage } from "@/components/ui/lost-page";

/** Unknown and forbidden look the same. */
export default function NotFound() {
  return <LostPage />;
}
