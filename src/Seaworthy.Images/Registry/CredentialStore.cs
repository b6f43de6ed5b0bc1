using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>Finds credentials where docker, podman and the SDK's container tools find them. Files are read once, when the first registry asks.</summary>
sealed class CredentialStore
{
    readonly RegistryOptions _options;
    /// <summary>Hosts that may get what the SDK's variables hold, separated by commas or semicolons.</summary>
    const string HostsVariable = "SEAWORTHY_CREDENTIAL_HOSTS";

    readonly Lazy<IReadOnlyList<(string Source, AuthFile? File)>> _files;
    readonly ConcurrentDictionary<string, Lazy<Task<HelperAnswer>>> _asked = new(StringComparer.Ordinal);

    public CredentialStore(RegistryOptions options)
    {
        _options = options;
        _files = new Lazy<IReadOnlyList<(string, AuthFile?)>>(ReadFiles);
    }

    /// <summary>What is known for a repository.</summary>
    /// <param name="registry">Host with port; <c>docker.io</c> for Docker Hub.</param>
    /// <param name="path">The repository in it.</param>
    public async Task<CredentialLookup> FindAsync(string registry, string path, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var (source, file) in _files.Value)
        {
            if (file is null)
            {
                faults.Add($"{source} cannot be read as JSON; repair it");
                continue;
            }
            if (file.HelperFor(registry) is { } helper)
            {
                var answer = await AskOnceAsync(helper.Helper, helper.Server, cancellation).ConfigureAwait(false);
                if (answer.Credential is { } told)
                    return new CredentialLookup(told, "docker-credential-" + helper.Helper, faults);
                if (answer.Fault is { } fault)
                    faults.Add(fault);
            }
            if (file.Find(registry, path) is { } written)
                return new CredentialLookup(written, source, faults);
            if (file.IsBroken(registry))
                faults.Add($"the entry of {registry} in {source} is not valid; run 'docker login {registry}' again");
        }
        return FromVariables(registry, faults);
    }

    // A helper may ask the user for a password: once for each registry is enough.
    Task<HelperAnswer> AskOnceAsync(string helper, string server, CancellationToken cancellation) =>
        _asked.GetOrAdd(
            helper + "\n" + server,
            _ => new Lazy<Task<HelperAnswer>>(() => CredentialHelper.AskAsync(helper, server, _options.Variable, CancellationToken.None)))
            .Value.WaitAsync(cancellation);

    // The SDK sends these to whichever registry a project names. References, and the policy beside them, come with a pull request, so the environment has to
    // name the host.
    CredentialLookup FromVariables(string registry, List<string> faults)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["DOTNET_CONTAINER_PULL_REGISTRY_", "DOTNET_CONTAINER_REGISTRY_"])
        {
            if (_options.Variable(prefix + "UNAME") is not { Length: > 0 } user || _options.Variable(prefix + "PWORD") is not { Length: > 0 } password)
                continue;
            if (IsNamed(HostsVariable, registry) || IsNamed("DOTNET_CONTAINER_INSECURE_REGISTRIES", registry))
                return new CredentialLookup(new Credential { UserName = user, Secret = password }, prefix + "UNAME", faults);
            faults.Add($"{prefix}UNAME is not used for {registry}; add the host to {HostsVariable} if it may have it, or run 'docker login {registry}'");
            break;
        }
        return new CredentialLookup(null, null, faults);
    }

    bool IsNamed(string variable, string registry)
    {
        foreach (var host in (_options.Variable(variable) ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (host.Equals(registry, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    List<(string, AuthFile?)> ReadFiles()
    {
        var files = new List<(string, AuthFile?)>();
        if (_options.Variable("DOCKER_AUTH_CONFIG") is { Length: > 0 } variable)
            files.Add(("DOCKER_AUTH_CONFIG", AuthFile.Parse(variable)));
        foreach (var path in Paths())
        {
            if (_options.ReadText(path) is { } text)
                files.Add((path, AuthFile.Parse(text)));
        }
        return files;
    }

    IEnumerable<string> Paths()
    {
        if (_options.Variable("REGISTRY_AUTH_FILE") is { Length: > 0 } podman)
            yield return podman;
        var home = _options.Variable("HOME") is { Length: > 0 } unix ? unix : _options.Variable("USERPROFILE");
        if (_options.Variable("DOCKER_CONFIG") is { Length: > 0 } folder)
            yield return Path.Combine(folder, "config.json");
        else if (!string.IsNullOrEmpty(home))
            yield return Path.Combine(home, ".docker", "config.json");
        if (_options.Variable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
            yield return Path.Combine(runtime, "containers", "auth.json");
        if (_options.Variable("XDG_CONFIG_HOME") is { Length: > 0 } config)
            yield return Path.Combine(config, "containers", "auth.json");
        else if (!string.IsNullOrEmpty(home))
            yield return Path.Combine(home, ".config", "containers", "auth.json");
    }
}
