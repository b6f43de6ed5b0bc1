using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3030", Category.Filesystem, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "cis-docker:5.32")]
sealed class EngineApiSocketEnabled : Rule<ComposeService>
{
    public override string Title => "Container engine socket is granted";

    public override string Message => "Container '{0}' can start containers on its host through use_api_socket; remove it";

    public override string Why => """
        The key mounts the engine's socket and the user's credentials for registries. Whoever may speak to the engine may start a privileged container with the
        host's root directory in it.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (ComposeNodes.IsTrue(service.Node.Get("use_api_socket")))
        {
            var finding = report.At(service.Node.Get("use_api_socket")!, service.Name);
            if (service.Written.FindOwn("use_api_socket") is { } own && own.Value == service.Node.Get("use_api_socket"))
                finding.WithFix("Remove the key", f => f.Apply(YamlOperation.Remove(service.Written, "use_api_socket")), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("use_api_socket: [|true|]")).Fixed(ApiService()),
        Good.Compose(ApiService("use_api_socket: ${SOCKET}")).Because("an interpolated value without a default is unknown"),
    ];
}
