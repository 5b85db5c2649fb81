import ipaddr from "ipaddr.js";

/** Whether an IP address is one of the open internet: not this machine, its network, or reserved for anything. */
export function isPublicAddress(address: string): boolean {
  // A zone only ever belongs to a link of this machine.
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  return isPublic(ipaddr.process(address));
}

/** `2000::/3` is all that has been given out; what ranges it excepts, the library knows. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  const bytes = address.toByteArray();
  const range = address.range();
  // Addresses that carry an IPv4 address lead where that one leads. Of NAT64 only the well-known prefix is meant for the internet.
  if (range === "rfc6052" && address.match(wellKnownNat64)) return isPublicIpv4(bytes.slice(12));
  if (range === "6to4") return isPublicIpv4(bytes.slice(2, 6));
  return range === "unicast" && address.match(globalUnicast);
}

const wellKnownNat64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

function isPublicIpv4(bytes: number[]): boolean {
  return isPublic(new ipaddr.IPv4(bytes));
}
