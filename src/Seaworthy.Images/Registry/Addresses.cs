using System;
using System.Net;
using System.Net.Sockets;

namespace Seaworthy.Images.Registry;

/// <summary>Which network an address belongs to.</summary>
enum AddressKind
{
    Public,
    Loopback,

    /// <summary>Private, link-local (where clouds keep their metadata), shared, reserved, multicast: nothing that a manifest may lead to.</summary>
    Internal,
}

/// <summary>Tells public addresses from all others (IANA special-purpose address registries).</summary>
static class Addresses
{
    public static AddressKind KindOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return AddressKind.Loopback;
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? KindOf4(bytes) : KindOf6(bytes);
    }

    static AddressKind KindOf4(ReadOnlySpan<byte> a)
    {
        var isInternal = a[0] switch
        {
            0 or 10 => true,
            100 => (a[1] & 0xC0) == 64,
            169 => a[1] == 254,
            172 => (a[1] & 0xF0) == 16,
            192 => a[1] == 168 || (a[1] == 0 && a[2] is 0 or 2) || (a[1] == 88 && a[2] == 99),
            198 => a[1] is 18 or 19 || (a[1] == 51 && a[2] == 100),
            203 => a[1] == 0 && a[2] == 113,
            >= 224 => true,
            _ => false,
        };
        return isInternal ? AddressKind.Internal : AddressKind.Public;
    }

    static AddressKind KindOf6(ReadOnlySpan<byte> a)
    {
        // Global unicast is 2000::/3; what lies in it and leads elsewhere is looked through or refused.
        if (a[0] == 0x20 && a[1] == 0x02)
            return Inner(a.Slice(2, 4));
        if (a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xFF && a[3] == 0x9B)
            return Inner(a.Slice(12, 4));
        if ((a[0] & 0xE0) != 0x20)
            return AddressKind.Internal;
        var isSpecial = a[0] == 0x20 && a[1] == 0x01 && (a[2] is 0 or 1 || (a[2] == 0x0D && a[3] == 0xB8));
        return isSpecial ? AddressKind.Internal : AddressKind.Public;
    }

    static AddressKind Inner(ReadOnlySpan<byte> v4) => v4[0] == 127 ? AddressKind.Internal : KindOf4(v4);
}
