using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1004", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3026 datadog:use_only_an_allowed_registry_in_the_from_image trivy:KSV-0125 trivy:KSV-0032 trivy:KSV-0033 trivy:KSV-0034 " +
        "trivy:KSV-0035 kubescape:C-0001 kubescape:C-0078 kubescape:C-0304")]
sealed class DisallowedRegistry : Rule<ImageReference>
{
    const string Key = "seaworthy_allowed_registries";

    public override string Title => "Registry not allowed";

    public override string Message => "Image '{0}' comes from {1}, which is not an allowed registry; use one of: {2}";

    public override string Why => """
        Images from your own registry or mirror are scanned, stay available and cannot be replaced by a third party. An image from another registry
        bypasses these controls. The rule is active only if the option lists the allowed registries.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/containers/images/#image-names
        https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook
        """;

    public override IEnumerable<RuleOption> Options =>
    [
        new RuleOption(Key, "The allowed registries, or prefixes of repository names; a star at the start stands for any beginning of the host name, " +
            "a star at the end for any continuation.", "registry.acme.test, *.azurecr.io, mcr.microsoft.com/dotnet"),
    ];

    public override void Check(ImageReference image, Report report)
    {
        if (image is not { Name: { } name, IsScratch: false, BuiltBy: null } || image.Role is ImageRole.BuildResult or ImageRole.Cache)
            return;
        var allowed = report.Settings.ListOption(Key);
        if (allowed.Count == 0)
            return;
        foreach (var entry in allowed)
        {
            if (Allows(entry, name))
                return;
        }
        report.At(image.SpanOf(name.NameSpan), image.Text!.Text, name.Registry, string.Join(", ", allowed));
    }

    static bool Allows(string entry, ImageName name)
    {
        if (entry == "*")
            return true;
        if (entry[0] == '*')
            return name.Registry.EndsWith(entry.Substring(1), StringComparison.OrdinalIgnoreCase);
        if (entry[entry.Length - 1] == '*')
            return name.Repository.StartsWith(entry.Substring(0, entry.Length - 1), StringComparison.OrdinalIgnoreCase);
        // The address of the website is often used for the registry.
        var prefix = entry == "hub.docker.com" ? "docker.io" : entry.TrimEnd('/');
        return name.Repository.StartsWith(prefix, StringComparison.Ordinal)
            && (name.Repository.Length == prefix.Length || name.Repository[prefix.Length] == '/');
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|debian|]:12").With(Key, "registry.acme.test, mcr.microsoft.com/dotnet"),
        Bad.Compose(Services("db: { image: [|postgres|]:17.2 }")).With(Key, "registry.acme.test"),
        Bad.Kubernetes(Pod(image: "[|mcr.microsoft.com/azure-cli|]:2")).With(Key, "registry.acme.test, mcr.microsoft.com/dotnet"),
        Good.Dockerfile("FROM mcr.microsoft.com/dotnet/aspnet:10.0").With(Key, "registry.acme.test, mcr.microsoft.com/dotnet"),
        Good.Compose(Services("db: { image: eu.acme.test/postgres:17.2 }")).With(Key, "*.acme.test"),
        Good.Dockerfile("FROM registry.acme.test/dotnet/aspnet:10.0").With(Key, "registry.*"),
        Good.Kubernetes(Pod()).Because("no registries are listed"),
    ];
}
