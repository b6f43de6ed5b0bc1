namespace Seaworthy.Rules.Admission;

/// <summary>The manifests in the examples of rules about PodSecurityPolicy.</summary>
static class PodSecurityPolicyExamples
{
    static readonly string[] s_safe =
    [
        "allowPrivilegeEscalation: false",
        "requiredDropCapabilities: [ALL]",
        "runAsUser: { rule: MustRunAsNonRoot }",
        "allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]",
    ];

    /// <summary>A policy without a fault except for one line.</summary>
    /// <param name="line">Replaces the line of the same field, or comes after the others.</param>
    /// <param name="without">A field that is absent.</param>
    /// <param name="profiles">The annotation about seccomp.</param>
    public static string Policy(string? line = null, string? without = null, string profiles = "defaultProfileName: runtime/default", string name = "web")
    {
        var lines = new List<string>(s_safe);
        lines.RemoveAll(safe => without is not null && IsOf(without, safe));
        var at = lines.FindIndex(safe => line is not null && IsOf(line.Substring(0, line.IndexOf(':')), safe));
        if (at >= 0)
            lines[at] = line!;
        else if (line is not null)
            lines.Add(line);
        return Write(name, "\n  annotations:\n    seccomp.security.alpha.kubernetes.io/" + profiles, lines);
    }

    /// <summary>A policy with only these lines.</summary>
    public static string Spec(params string[] lines) => Write("web", "", lines);

    static bool IsOf(string field, string line) => line.StartsWith(field + ":", StringComparison.Ordinal);

    static string Write(string name, string annotations, IEnumerable<string> lines) => $"""
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: {name}{annotations}
        spec:
          {string.Join("\n  ", lines)}
        """;
}
