using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6105", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_7 checkov:CKV2_DOCKER_8 checkov:CKV2_DOCKER_9 checkov:CKV2_DOCKER_10 checkov:CKV2_DOCKER_11 checkov:CKV2_DOCKER_15")]
sealed class PackageSignatureCheckDisabled : Rule<RunCommand>
{
    public override string Title => "Package signature check disabled";

    public override string Message => "'{0}' disables the verification of packages; remove it and add the repository's key";

    public override string Why => """
        The signature proves that a package comes from the distribution. Without the check, an attacker who controls a mirror
        or the network connection can install any code in the image. A package that was built in the same Dockerfile can be an
        exception.
        """;

    public override string Sources => """
        https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
        https://dnf.readthedocs.io/en/latest/command_ref.html
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        foreach (var word in command.Words)
        {
            if (IsUnverified(command, word))
                report.At(word.Span, word.Content.Text);
        }
    }

    static bool IsUnverified(ShellCommand command, ShellWord word)
    {
        var text = word.Content.Text;
        return command.Name switch
        {
            "apt-get" or "apt" or "aptitude" => text is "--allow-unauthenticated" or "--force-yes" or "APT::Get::AllowUnauthenticated=true",
            "apk" => text == "--allow-untrusted",
            "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" or "yum-config-manager" => text is "--nogpgcheck" or "--no-gpgchecks" || IsSetting(text),
            "zypper" => text is "--no-gpg-checks" or "--allow-unsigned-rpm",
            "rpm" => text is "--nosignature" or "--nodigest" or "--noverify" or "--nofiledigest",
            _ => false,
        };
    }

    // --setopt=sslverify=false, --setopt sslverify=0
    static bool IsSetting(string text)
    {
        var setting = text.StartsWith("--setopt=", StringComparison.Ordinal) ? text.Substring("--setopt=".Length) : text;
        var dot = setting.LastIndexOf('.', Math.Max(0, setting.IndexOf('=')));
        return setting.Substring(dot + 1)
            .ToLowerInvariant() is "sslverify=false" or "sslverify=0" or "sslverify=no" or "gpgcheck=0" or "gpgcheck=false" or "gpgcheck=no";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get install -y [|--allow-unauthenticated|] curl && apt-get [|--force-yes|] install vim")),
        Bad.Dockerfile(From("alpine:3.22", "RUN apk add [|--allow-untrusted|] ./tool.apk")),
        Bad.Dockerfile(From("fedora:42", """
            RUN dnf install -y [|--nogpgcheck|] curl && yum [|--setopt=sslverify=false|] install -y git && rpm -i [|--nosignature|] a.rpm
            """)),
        Bad.Dockerfile(
            From("fedora:42", "RUN tdnf install -y [|--nogpgcheck|] curl && yum-config-manager --setopt [|sslverify=0|] --save")),
        Good.Dockerfile(From("fedora:42", "RUN dnf install -y --setopt=install_weak_deps=False curl && rpm --import key.asc")),
    ];
}
