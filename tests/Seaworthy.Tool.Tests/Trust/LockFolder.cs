using System;
using System.Collections.Generic;

namespace Seaworthy.Tool.Tests;

/// <summary>A folder in which the tool sees nothing of the machine that the tests run on: no credentials, no cache, a fixed date.</summary>
static class LockFolder
{
    /// <summary>A policy that wants images of a registry signed with a key, as cosign does it, without a log.</summary>
    public static (string Path, string Text) KeyPolicy(string host, string keys) =>
        ("seaworthy.trust.yaml", Policy($"'{host}/*'", $"require: sigstore\n  sigstore: {{ keys: {keys}, requireLog: false }}"));

    /// <summary>A policy with one scope.</summary>
    public static string Policy(string images, string scope) => $"version: 1\nscopes:\n- images: {images}\n  {scope}\n";

    public static Folder Create(out Func<string, Outcome> run, params (string Path, string Text)[] files) => Create(out run, null, files);

    public static Folder Create(out Func<string, Outcome> run, IReadOnlyDictionary<string, string?>? environment, params (string Path, string Text)[] files)
    {
        var folder = new Folder();
        foreach (var (path, text) in files)
            folder.Write(path, text);
        var variables = new Dictionary<string, string?>
        {
            ["SEAWORTHY_CACHE"] = folder.At("obj/cache"),
            ["SEAWORTHY_NOW"] = "2026-11-26",
            ["HOME"] = folder.At("home"),
            ["DOCKER_CONFIG"] = null,
            ["DOCKER_AUTH_CONFIG"] = null,
            ["REGISTRY_AUTH_FILE"] = null,
            ["XDG_RUNTIME_DIR"] = null,
            ["XDG_CONFIG_HOME"] = null,
            // A read without a bound ends here and not in the machine's memory.
            ["DOTNET_GCHeapHardLimit"] = "0x10000000",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            variables[name] = value;
        run = arguments => Tool.RunIn(folder.Path, variables, arguments.Split(' '));
        return folder;
    }
}
