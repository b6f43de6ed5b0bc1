using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6100", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3008 hadolint:DL3018 hadolint:DL3033 hadolint:DL3041 hadolint:DL3037 hadolint:DL3013 hadolint:DL3016 hadolint:DL3028 " +
        "hadolint:DL3062 " +
        "kics:apt_get_install_pin_version_not_defined kics:unpinned_package_version_in_apk_add kics:yum_install_without_version " +
            "kics:missing_version_specification_in_dnf_install " +
        "kics:zypper_install_without_version kics:unpinned_package_version_in_pip_install kics:npm_install_without_pinned_version " +
            "kics:gem_install_without_version " +
        "terrascan:AC_DOCKER_0033 terrascan:AC_DOCKER_0010")]
sealed class UnpinnedPackage : Rule<RunCommand>
{
    public override string Title => "Unpinned package version";

    public override string Message => "Package {0} is not pinned to a version; pin it as '{1}'";

    public override string Why => """
        Two builds of the same file should result in the same image. Without a version, a build installs the release of the
        day, with its new faults. However, distributions remove old versions, so a pinned build breaks, and fixes wait until
        someone changes the number. Many teams pin only the base image by digest, so the rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#apt-get";

    public override string? Differences => """
        One finding covers all packages of a command and is at the first one. For an RPM package, a dash starts a version only
        if a digit follows. '@latest' does not pin a version.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (PackageInstall.Of(runCommand.Command) is not { } install)
            return;
        ShellWord? first = null;
        var others = 0;
        foreach (var package in install.Packages)
        {
            if (PinnedPackages.IsPinned(install.Manager, package))
                continue;
            if (first is null)
                first = package;
            else
                others++;
        }
        if (first is not null)
            report.At(first.Span, others == 0 ? first.Content.Text : first.Content.Text + " (and "
                + others.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more)",
                PinnedPackages.Pinned(install.Manager, first.Content.Text));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && apt-get install -y git=1:2.39.5-0+deb12u1 [|curl|] vim")),
        Bad.Dockerfile(From("alpine:3.22", "RUN apk add --no-cache --virtual .build [|gcc|]")),
        Bad.Dockerfile(From("fedora:42", "RUN dnf install -y [|httpd-devel|]")),
        Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper -n in [|curl|]")),
        Bad.Dockerfile(
            From("python:3.13", "RUN pip install --no-cache-dir [|flask|] && python3 -m pip install [|django|] requests==2.32.3")),
        Bad.Dockerfile(From("node:22", "RUN npm install -g [|express|] @acme/tool@1.4.2")),
        Bad.Dockerfile(From("ruby:3.4", "RUN gem install [|bundler|]")),
        Bad.Dockerfile(From("golang:1.25", "RUN go install [|example.com/tool@latest|]")),
        Bad.Dockerfile(From("centos:7", "RUN yum install -y [|httpd|]")),
        Good.Dockerfile(From("acme/base:1", """
            RUN apt-get install -y curl=8.5.0 ./local.deb vim/bookworm $PACKAGES
            RUN apk add 'curl>8' curl~=8.5 tool.apk
            RUN dnf install -y httpd-2.4.62 ./local.rpm && zypper in curl=8.5.0
            RUN pip install -r requirements.txt && pip install flask==3.1.0 . git+https://example.com/x.git@v1
            RUN npm ci && npm install && npm i express@5.0.1 ./local
            RUN gem install bundler:2.6.1 && gem install rake -v 13.2.1
            RUN go install example.com/tool@v1.4.2 && go install ./...
            """)),
    ];
}
