export { authRoute as GET, authRoute as POST } from "@/lib/platform/session";
