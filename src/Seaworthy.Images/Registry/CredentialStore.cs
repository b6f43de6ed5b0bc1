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
    readonly Lazy<IReadOnlyList<AuthFile>> _files;
    readonly ConcurrentDictionary<string, Lazy<Task<Credential?>>> _asked = new(StringComparer.Ordinal);

    public CredentialStore(RegistryOptions options)
    {
        _options = options;
        _files = new Lazy<IReadOnlyList<AuthFile>>(ReadFiles);
    }

    /// <summary>What is known for a repository, or null.</summary>
    /// <param name="registry">Host with port; <c>docker.io</c> for Docker Hub.</param>
    /// <param name="path">The repository in it.</param>
    public async Task<Credential?> FindAsync(string registry, string path, CancellationToken cancellation)
    {
        foreach (var file in _files.Value)
        {
            if (file.HelperFor(registry) is { } helper && await AskOnceAsync(helper.Helper, helper.Server, cancellation).ConfigureAwait(false) is { } told)
                return told;
            if (file.Find(registry, path) is { } written)
                return written;
        }
        return FromVariables(registry);
    }

    // A helper may ask the user for a password: once for each registry is enough.
    Task<Credential?> AskOnceAsync(string helper, string server, CancellationToken cancellation) =>
        _asked.GetOrAdd(helper + "\n" + server, _ => new Lazy<Task<Credential?>>(() => CredentialHelper.AskAsync(helper, server, _options.Variable, CancellationToken.None))).Value.WaitAsync(cancellation);

    // The SDK sends these to whichever registry a project names. A reference may stand in a file that a stranger changed, so here they go to registries alone that the policy lists.
    Credential? FromVariables(string registry)
    {
        if (!_options.Registries.ContainsKey(registry))
            return null;
        foreach (var prefix in (ReadOnlySpan<string>)["DOTNET_CONTAINER_PULL_REGISTRY_", "DOTNET_CONTAINER_REGISTRY_"])
        {
            if (_options.Variable(prefix + "UNAME") is { Length: > 0 } user && _options.Variable(prefix + "PWORD") is { Length: > 0 } password)
                return new Credential { UserName = user, Secret = password };
        }
        return null;
    }

    List<AuthFile> ReadFiles()
    {
        var files = new List<AuthFile>();
        Add(files, _options.Variable("DOCKER_AUTH_CONFIG"));
        foreach (var path in Paths())
            Add(files, _options.ReadText(path));
        return files;
    }

    static void Add(List<AuthFile> files, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && AuthFile.Parse(text) is { } file)
            files.Add(file);
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
