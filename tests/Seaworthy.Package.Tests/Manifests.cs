namespace Seaworthy.Package.Tests;

/// <summary>Small manifests with known faults.</summary>
static class Manifests
{
    /// <summary>SEA1001 at (1,13) and, in the recommended mode, more.</summary>
    public const string Dockerfile = "FROM debian:latest\nUSER root\n";

    /// <summary>SEA1001 at (3,21), SEA2003 at (4,17), SEA3001 at (5,16).</summary>
    public const string Compose = """
        services:
          api:
            image: acme/api:latest
            privileged: true
            read_only: false

        """;

    /// <summary>SEA1001 at (8,21), SEA3001 at (10,31).</summary>
    public const string Kubernetes = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: acme/web:latest
            securityContext:
              readOnlyRootFilesystem: false

        """;

    /// <summary>Switches two rules on by name: what is expected then does not change when rules are added. Wants <c>SeaworthyMode</c> None.</summary>
    public const string TwoRules = """
        root = true
        [*]
        seaworthy_severity.SEA1001 = warning
        seaworthy_severity.SEA3001 = warning

        """;

    public static readonly string[] DockerfileFindings = ["Dockerfile(1,13): warning SEA1001"];

    public static readonly string[] AllFindings =
    [
        "Dockerfile(1,13): warning SEA1001",
        "compose.yaml(3,21): warning SEA1001",
        "compose.yaml(5,16): warning SEA3001",
        "k8s/web.yaml(8,21): warning SEA1001",
        "k8s/web.yaml(10,31): warning SEA3001",
    ];
}
