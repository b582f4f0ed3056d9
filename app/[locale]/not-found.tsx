import { LostOrElsewhere } from "@/components/accounts/lost-or-elsewhere";

/** Unknown and forbidden look the same; only what another membership of one's own opens is offered. */
export default function NotFound() {
  return <LostOrElsewhere />;
}
