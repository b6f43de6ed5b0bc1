using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Secrets;

[Rule("SEA2120", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:read-secret-from-env-var checkov:CKV_K8S_35 kics:secrets_as_environment_variables kubescape:C-0207 " +
        "kubesec:SecretsAsEnvironmentVariables cis-kubernetes:5.4.1")]
sealed class SecretAsEnvironmentVariable : Rule<PodContainer>
{
    public override string Title => "Secret as an environment variable";

    public override string Message => "Container '{0}' gets a Secret as an environment variable, which crash dumps expose; mount it as a file";

    public override string Why => """
        Every process of the container inherits environment variables; debug pages print them and crash reports contain them. A mounted file is read only
        where it is needed, and is updated when the Secret changes. Acceptable for programs that can read a secret only from the environment.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/security/secrets-good-practices/
        https://kubernetes.io/docs/concepts/configuration/secret/
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var variable in node.Items("env"))
        {
            if (variable.Child("valueFrom", "secretKeyRef") is not null)
                report.At(variable.NameSpan, container.Name);
        }
        foreach (var source in node.Items("envFrom"))
        {
            if (source.Child("secretRef") is not null && source.Node.Find("secretRef") is { } entry)
                report.At(new Location(entry.Key.Source, entry.KeySpan), container.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("env: [{ name: [|DB|], valueFrom: { secretKeyRef: { name: db, key: url } } }]")),
        Bad.Kubernetes(Pod("envFrom: [{ [|secretRef|]: { name: db } }]")),
        Good.Kubernetes(Pod("envFrom: [{ configMapRef: { name: web } }]")),
    ];
}
