using System;
using System.Collections.Generic;

namespace Seaworthy.Images.Certificates;

/// <summary>The subject of a certificate, as it is compared with the names of a policy.</summary>
static class DistinguishedName
{
    /// <summary>The subject's attributes if it can be compared with identities at all: each attribute once, one per relative name.</summary>
    public static Dictionary<string, string>? Of(Certificate certificate)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = -1;
        foreach (var (type, value, group) in certificate.Attributes)
        {
            if (group == last || !attributes.TryAdd(type, value))
                return null;
            last = group;
        }
        return attributes;
    }
}
