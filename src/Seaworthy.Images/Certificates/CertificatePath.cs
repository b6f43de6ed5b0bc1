using System;
using System.Collections.Generic;

namespace Seaworthy.Images.Certificates;

/// <summary>Finds the way from a certificate to a trusted one.</summary>
static class CertificatePath
{
    // Certificates that name each other in circles must not keep us busy.
    const int MostSteps = 200;
    const int MostDepth = 8;

    /// <summary>The certificate first, a trusted one last, each signed by the next and all valid at the time; null where there is no such way.</summary>
    public static List<Certificate>? Find(Certificate certificate, IReadOnlyList<Certificate> others, IReadOnlyList<Certificate> trusted, DateTimeOffset time)
    {
        var steps = MostSteps;
        return Find(certificate, others, trusted, time, 0, ref steps);
    }

    static List<Certificate>? Find(
        Certificate certificate, IReadOnlyList<Certificate> others, IReadOnlyList<Certificate> trusted, DateTimeOffset time, int depth, ref int steps)
    {
        if (depth > MostDepth || --steps < 0 || !certificate.IsValidAt(time))
            return null;
        foreach (var root in trusted)
        {
            if (root.IsSame(certificate))
                return [certificate];
            if (root.IsValidAt(time) && certificate.IsIssuedBy(root))
                return [certificate, root];
        }
        foreach (var other in others)
        {
            if (other.IsSame(certificate) || !certificate.IsIssuedBy(other))
                continue;
            if (Find(other, others, trusted, time, depth + 1, ref steps) is { } rest)
                return [certificate, .. rest];
        }
        return null;
    }
}
