import { expect, it } from "vitest";
import { isPublicAddress } from "./public-address";

it.each([
  "1.1.1.1",
  "93.184.216.34",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.255.255",
  "2606:4700::1111",
  "2a00:1450:4001:81b::200e",
  "::ffff:1.1.1.1",
  "64:ff9b::1.1.1.1",
  "2002:0101:0101::1",
])("%s is an address of the internet", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ["this machine", "127.0.0.1"],
  ["this machine, somewhere else in its range", "127.9.9.9"],
  ["no address", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["a private network", "10.0.0.1"],
  ["a private network", "172.16.0.1"],
  ["a private network", "172.31.255.255"],
  ["a private network", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["a cloud's metadata", "169.254.169.254"],
  ["a protocol assignment", "192.0.0.170"],
  ["documentation", "203.0.113.5"],
  ["benchmarks", "198.18.0.1"],
  ["multicast", "224.0.0.1"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["this machine in IPv6", "::1"],
  ["no address in IPv6", "::"],
  ["a mapped private address", "::ffff:10.0.0.1"],
  ["a mapped private address in hexadecimal", "::ffff:7f00:1"],
  ["an embedded address of old", "::127.0.0.1"],
  ["a translated private address", "::ffff:0:10.0.0.1"],
  ["NAT64 of a private address", "64:ff9b::10.0.0.1"],
  ["NAT64 of a network's own", "64:ff9b:1::1.1.1.1"],
  ["6to4 of a private address", "2002:7f00:1::1"],
  ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["a zone where none belongs", "2606:4700::1111%eth0"],
  ["unique local", "fd00:ec2::254"],
  ["site-local of old", "fec0::1"],
  ["multicast in IPv6", "ff02::1"],
  ["documentation in IPv6", "2001:db8::1"],
  ["not given out", "4000::1"],
  ["a name", "localhost"],
  ["nothing", ""],
])("%s is not: %s", (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});
