namespace Seaworthy.Syntax.Shell;

/// <summary>What is known of a program's command line.</summary>
/// <param name="Name">The program.</param>
/// <param name="ValueOptions">Options whose value is the next word, between blanks.</param>
/// <param name="HasSubcommands">The first operand says what to do.</param>
/// <param name="IsWrapper">Its first operand is another command.</param>
/// <param name="SkippedOperands">Operands of a wrapper before the command: one for <c>timeout 10 cmd</c>.</param>
/// <param name="HasLongOptionsWithOneDash">Options such as <c>-name</c>; letters do not cluster.</param>
sealed record CommandSpec(
    string Name, string ValueOptions, bool HasSubcommands = false, bool IsWrapper = false, int SkippedOperands = 0, bool HasLongOptionsWithOneDash = false)
{
    public bool TakesValue(string option)
    {
        if (option.Length == 0)
            return false;
        for (var start = ValueOptions.IndexOf(option, StringComparison.Ordinal); start >= 0; start = ValueOptions.IndexOf(option, start + 1,
            StringComparison.Ordinal))
        {
            var end = start + option.Length;
            if ((start == 0 || ValueOptions[start - 1] == ' ') && (end == ValueOptions.Length || ValueOptions[end] == ' '))
                return true;
        }
        return false;
    }
}

/// <summary>The programs that rules ask about. Sources: each program's own manual page.</summary>
static class CommandTable
{
    static readonly CommandSpec s_unknown = new("", "");

    static readonly Dictionary<string, CommandSpec> s_specs = Make(
        new("apt-get", "-o --option -c --config-file -t --target-release --default-release -a --host-architecture", HasSubcommands: true),
        new("apt", "-o --option -c --config-file -t --target-release", HasSubcommands: true),
        new("aptitude", "-o -t --target-release -q", HasSubcommands: true),
        new("apk", "-p --root -X --repository -t --virtual --arch --keys-dir --repositories-file --wait --cache-dir --cache-max-age --progress-fd",
            HasSubcommands: true),
        new("yum", "-c --config -x --exclude -d --debuglevel -e --errorlevel -R --randomwait --installroot --releasever --repo --enablerepo --disablerepo " +
            "--setopt", HasSubcommands: true),
        new("dnf", "-c --config -x --exclude -d --debuglevel -e --errorlevel --installroot --releasever --repo --enablerepo --disablerepo --setopt",
            HasSubcommands: true),
        new("microdnf", "--installroot --releasever --enablerepo --disablerepo --setopt", HasSubcommands: true),
        new("tdnf", "-c --installroot --releasever --enablerepo --disablerepo --setopt", HasSubcommands: true),
        new("zypper", "-c --config -R --root -r --repo --from -t --type --installroot --releasever", HasSubcommands: true),
        new("pip", "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --trusted-host --cache-dir " +
            "--proxy --cert --timeout --prefix --root --platform --python-version --no-binary --only-binary --progress-bar --upgrade-strategy --src --abi " +
            "--implementation -b --build --log --retries --exists-action --report -C --config-settings --global-option --use-feature --root-user-action " +
            "--client-cert --python", HasSubcommands: true),
        new("npm", "--prefix --registry -w --workspace --cache --userconfig --loglevel --omit --include --tag --fetch-timeout --fetch-retries",
            HasSubcommands: true),
        new("yarn", "--cwd --cache-folder --registry --modules-folder", HasSubcommands: true),
        new("pnpm", "-C --dir --filter --store-dir", HasSubcommands: true),
        new("gem", "-v --version -i --install-dir -s --source --platform -n --bindir -P --trust-policy -p --http-proxy --document", HasSubcommands: true),
        new("go", "-o -ldflags -gcflags -asmflags -tags -mod -modfile -C -p -exec -buildmode", HasSubcommands: true, HasLongOptionsWithOneDash: true),
        new("dotnet", "-c --configuration -o --output -f --framework -r --runtime -s --source -v --verbosity --configfile --packages --tool-path --version",
            HasSubcommands: true),
        new("git", "-C -c --git-dir --work-tree -b --branch --depth -o --origin", HasSubcommands: true),
        new("gpg", "--keyserver --homedir --recv-keys -u -r --output -o"),
        new("curl", "-o --output -H --header -d --data -u --user -x --proxy -A --user-agent -e --referer -X --request -T --upload-file -b --cookie -c " +
            "--cookie-jar -m --max-time --retry --retry-delay --connect-timeout -w --write-out --cacert --cert --key -E -F --form -K --config -r --range " +
            "--create-dirs-mode --proto --ciphers --tls-max"),
        new("wget", "-O --output-document -P --directory-prefix -o --output-file -a --append-output --header -U --user-agent --user --password -t --tries " +
            "-T --timeout --post-data -e --execute -i --input-file"),
        new("useradd", "-u --uid -g --gid -G --groups -d --home-dir -s --shell -c --comment -b --base-dir -k --skel -p --password -e --expiredate -f " +
            "--inactive -K -R --root"),
        new("usermod", "-u --uid -g --gid -G --groups -d --home -s --shell -c --comment -l --login -p --password -e --expiredate -f --inactive -R --root " +
            "-P --prefix"),
        new("adduser", "-u --uid -G -h --home -s --shell -g --gecos --ingroup --gid -k"),
        new("groupadd", "-g --gid -K -p -R"),
        new("chmod", "--reference"),
        new("chown", "--from --reference"),
        new("install", "-m --mode -o --owner -g --group -t --target-directory"),
        new("ssh", "-p -i -o -l -F -L -R -D -J"),
        new("tar", "-f --file -C --directory --strip-components --exclude -T -X --wildcards-match"),
        new("rm", ""), new("mv", "-t --target-directory -S"), new("cp", "-t --target-directory -S"), new("ln", "-t --target-directory -S"),
        new("mkdir", "-m --mode"), new("cd", ""), new("find", "", HasLongOptionsWithOneDash: true),
            new("openssl", "", HasSubcommands: true, HasLongOptionsWithOneDash: true),
        new("rpm", "--root --dbpath"), new("unzip", "-d -x -P"), new("dpkg", "--root --admindir"), new("chpasswd", "-c --crypt-method -R"),
        new("sudo", "-u --user -g --group -h --host -p --prompt -C -r -t -D", IsWrapper: true),
        new("doas", "-u -C", IsWrapper: true),
        new("gosu", "", IsWrapper: true, SkippedOperands: 1),
        new("su-exec", "", IsWrapper: true, SkippedOperands: 1),
        new("env", "-u --unset -C --chdir -S --split-string", IsWrapper: true),
        new("exec", "-a", IsWrapper: true),
        new("command", "", IsWrapper: true),
        new("builtin", "", IsWrapper: true),
        new("nohup", "", IsWrapper: true),
        new("nice", "-n --adjustment", IsWrapper: true),
        new("ionice", "-c -n -t --class --classdata", IsWrapper: true),
        new("time", "-f --format -o --output", IsWrapper: true),
        new("timeout", "-s --signal -k --kill-after", IsWrapper: true, SkippedOperands: 1),
        new("stdbuf", "-i -o -e --input --output --error", IsWrapper: true),
        new("setarch", "", IsWrapper: true, SkippedOperands: 1),
        new("chroot", "--userspec --groups", IsWrapper: true, SkippedOperands: 1),
        new("xargs", "-I -i -n -P -L -s -d -a -E --max-args --max-procs --max-lines --delimiter --arg-file --replace", IsWrapper: true),
        new("eatmydata", "", IsWrapper: true));

    /// <summary>Never null: a program that is not known has no options with values and no sub-commands.</summary>
    public static CommandSpec Find(string name)
    {
        if (s_specs.TryGetValue(name, out var spec))
            return spec;
        return name switch
        {
            "pip2" or "pip3" => s_specs["pip"],
            "dnf5" => s_specs["dnf"],
            "gpg2" => s_specs["gpg"],
            _ => s_unknown,
        };
    }

    static Dictionary<string, CommandSpec> Make(params CommandSpec[] specs)
    {
        var table = new Dictionary<string, CommandSpec>(specs.Length);
        foreach (var spec in specs)
            table.Add(spec.Name, spec);
        return table;
    }
}
