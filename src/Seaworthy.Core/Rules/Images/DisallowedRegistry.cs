using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1004", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3026 datadog:use_only_an_allowed_registry_in_the_from_image trivy:KSV-0125 trivy:KSV-0032 trivy:KSV-0033 trivy:KSV-0034 " +
        "trivy:KSV-0035 kubescape:C-0001 kubescape:C-0078 kubescape:C-0304")]
sealed class DisallowedRegistry : Rule<ImageReference>
{
    const string Key = "seaworthy_allowed_registries";

    public override string Title => "Registry is not allowed";

    public override string Message => "Image '{0}' comes from {1}, which is not among the allowed registries ({2})";

    public override string Why => """
        A team that mirrors what it uses wants every image to come from its own registry: it is scanned there, and it is still there tomorrow. The rule speaks only where the allowed registries
        are listed.
        """;

    public override IEnumerable<RuleOption> Options =>
    [
        new RuleOption(Key, "The registries, or beginnings of repository names, that images may come from; a star at the start stands for any host that " +
            "ends so, one at the end for whatever follows.", "registry.acme.test, *.azurecr.io, mcr.microsoft.com/dotnet"),
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
        // The address of the website is a common name for the registry.
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
