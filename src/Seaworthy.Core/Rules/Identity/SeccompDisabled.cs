using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2014", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0104 kics:default_seccomp_profile_disabled pss:seccompProfile_baseline kubesec:SeccompUnconfined semgrep:seccomp-confinement-disabled cis-docker:5.22")]
public sealed class SeccompDisabled : Rule<Container>
{
    public override string Title => "System call filter is switched off";

    public override string Message => "Container '{0}' runs without a system call filter; remove {1} or name a profile";

    public override string Why => """
        The default seccomp profile refuses some forty system calls that containers do not use and kernel exploits do. Unconfined opens all of them.
        """;

    public override void Check(Container container, Report report)
    {
        var seccomp = container.Seccomp;
        if (seccomp.IsExplicitly("Unconfined") && !container.IsWindows)
        {
            var finding = report.At(seccomp, container.Name, seccomp.Spelling);
            if (container.Dialect == Dialect.Kubernetes)
                finding.WithFix("Use the engine's default profile", f => f.Set(seccomp, "RuntimeDefault"), Safety.Review);
            else
                finding.WithFix("Use the engine's default profile", f => f.Remove(seccomp), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                security_opt:
                  - [|seccomp:unconfined|]
            """)
            .Fixed("""
            services:
              api:
                image: acme/api:1.4.2
            """),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                securityContext:
                  seccompProfile:
                    type: [|Unconfined|]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                securityContext:
                  seccompProfile:
                    type: RuntimeDefault
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                security_opt:
                  - "${PROFILE}"
            """).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                securityContext:
                  seccompProfile:
                    type: RuntimeDefault
            """),
    ];
}
