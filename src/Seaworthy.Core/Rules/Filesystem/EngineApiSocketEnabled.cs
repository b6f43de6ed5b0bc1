using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3030", Category.Filesystem, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "cis-docker:5.32")]
sealed class EngineApiSocketEnabled : Rule<ComposeService>
{
    public override string Title => "Container engine socket granted";

    public override string Message => "Container '{0}' can control its host through the engine socket; remove use_api_socket";

    public override string Why => """
        use_api_socket mounts the socket of the engine and the user's registry credentials. A process that can use the socket can start a privileged container
        with the root directory of the host. Acceptable for tools that manage the engine.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#use_api_socket
        https://docs.docker.com/engine/security/#docker-daemon-attack-surface
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (ComposeNodes.IsTrue(service.Node.Get("use_api_socket")))
        {
            var finding = report.At(service.Node.Get("use_api_socket")!, service.Name);
            if (service.Written.FindOwn("use_api_socket") is { } own && own.Value == service.Node.Get("use_api_socket"))
                finding.WithFix("Remove use_api_socket", f => f.Apply(YamlOperation.Remove(service.Written, "use_api_socket")), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("use_api_socket: [|true|]")).Fixed(ApiService()),
        Good.Compose(ApiService("use_api_socket: ${SOCKET}")).Because("the value of a variable without a default is unknown"),
    ];
}
