import { notFound } from "next/navigation";

/** Every address that no other page answers gets the site's own "not found". */
export default function MissingPage() {
  notFound();
}
