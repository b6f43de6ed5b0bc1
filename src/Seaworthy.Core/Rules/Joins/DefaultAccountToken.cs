using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Joins;

[Rule("SEA8217", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_41 kubescape:C-0189")]
public sealed class DefaultAccountToken : Rule<KubernetesObject>
{
    public override string Title => "Default service account hands out its token";

    public override string Message => "The default service account gives every pod that names none a token; set automountServiceAccountToken to false";

    public override string Why => """
        Every pod that names no account runs as the default one, and gets its token mounted. Who wants a token should ask for it with an account of its own.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "ServiceAccount", ApiVersion: "v1", Name: "default" })
            return;
        var mounts = item.Root.BoolOr(true, "automountServiceAccountToken");
        if (mounts.EffectivelyNot(false))
            report.At(mounts).WithFix("Mount no token", f => f.Set(mounts, false), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: [|default|]
            """)
            .Fixed("""
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: default
            automountServiceAccountToken: false
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: default
            automountServiceAccountToken: false
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: reader
            """),
    ];
}
