using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Hosting;
using Seaworthy.Images;
using Seaworthy.Images.Locking;
using Seaworthy.Images.Registry;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;
using Seaworthy.Trust;

namespace Seaworthy.Tool.Lock;

/// <summary><c>seaworthy lock</c>: asks registries for the images that the manifests name, and writes down what they are and how they are signed.</summary>
sealed class LockCommand(TextWriter output)
{
    public async Task<int> RunAsync(LockOptions options, CancellationToken cancellation)
    {
        var disk = new DiskFileSystem();
        var path = FindLock(disk, options.Folder);
        var input = new InputFiles();
        input.Add(PathNames.Folder(path));
        var session = new CheckSession(new CheckRequest { IgnoresBaseline = true }, input);
        var result = session.Run();
        var workspace = result.Workspace;
        var previous = workspace.Find(path)?.Parsed.Lock;
        RefuseUnread(previous, path, options);
        RefuseBroken(workspace);

        var plan = LockPlan.Of(workspace, result.Deployment, path);
        var selection = new ImageSelection(options.Only);
        using var client = new RegistryClient(new RegistryOptions
        {
            Registries = RegistriesOf(workspace, path),
            ReadPolicyFile = new DiskTrustFiles(PathNames.Folder(path)).Read,
            CacheFolder = CacheFolder.Path,
            IsOffline = options.IsOffline,
        });
        var locker = new ImageLocker(client.Open, client, folder => new DiskTrustFiles(folder ?? PathNames.Folder(path)), SignatureVerifiers.All);
        var count = selection.IsAll ? plan.Images.Count : plan.Images.Count(selection.Contains);
        if (count == 0 && !selection.IsAll)
            throw new UsageException($"--only: no manifest below {PathNames.Folder(path)} references {string.Join(", ", options.Only)}");
        LockResult outcome;
        try
        {
            outcome = await LockProgress.RunAsync(count, done => locker.RunAsync(
                plan,
                new LockRequest
                {
                    Previous = previous?.Fault is null ? previous : null,
                    StartsOver = options.StartsOver,
                    Only = selection.IsAll ? null : selection.Contains,
                    Upgrades = options.Upgrades,
                    AsksTags = options.IsCheck && !options.IsOffline,
                    Now = Clock.Now,
                    OnDone = done,
                },
                cancellation)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            StandardError.Write("interrupted; nothing was written");
            return ExitCode.Wrong;
        }
        var report = new LockReport(output, path, options);
        report.Write(plan, outcome);
        // A server that has confirmed the same state again is no difference.
        var images = options.IsCheck
            ? outcome.Steps.Select(static s => s.Change == LockChange.Renewed ? s.Before! with { Policies = s.After!.Policies } : s.After).OfType<LockedImage>()
            : outcome.Images;
        var text = LockWriter.Write(images, options.IsCheck ? previous?.Memory : outcome.Memory);
        var isStale = previous is null ? outcome.Images.Count > 0 : previous.Fault is not null || previous.Source.Text != text;
        if (previous?.Fault is { } broken && outcome.Steps.Any(static s => s.Failure is not null))
            throw new UsageException($"{path}: the lock is not valid: {broken.Message}; nothing was written, because not every image could be checked");
        if (!options.IsCheck && isStale)
            Save(disk, path, text);
        report.Conclude(outcome, isStale,
            outcome.Steps.Any(static s => s is { Before: { } before, After: { } after } && !before.Policies.SequenceEqual(after.Policies)));
        return ExitCodeOf(options, outcome, isStale);
    }

    // The lock is the memory against replays and pins tags without a digest: it is never replaced because it cannot be read.
    static void RefuseUnread(LockFile? previous, string path, LockOptions options)
    {
        if (previous is null && Path.Exists(path))
            throw new UsageException($"{path}: the lock was not read: it is larger than 4 MB, not a regular file, or excluded; move it away to start over");
        if (previous?.Fault is not { } fault)
            return;
        if (previous.IsNewer)
            throw new UsageException($"{path}: {fault.Message}; upgrade Seaworthy");
        if (!options.StartsOver)
            throw new UsageException($"{path}: the lock is not valid: {fault.Message}; restore it from version control, or use --reset to start over");
        if (options.Only.Count > 0)
            throw new UsageException($"{path}: the lock is not valid, so --reset starts over for all images; remove --only");
    }

    // What could not be asked is not known to be well: that is another answer than "it is not".
    static int ExitCodeOf(LockOptions options, LockResult outcome, bool isStale)
    {
        if (outcome.Steps.Any(static s => s.Failure is not null))
            return ExitCode.Wrong;
        if (outcome.Steps.Any(static s => s.IsUntrusted))
            return ExitCode.Findings;
        return options.IsCheck && (isStale || outcome.Steps.Any(static s => s.MovedTo is not null)) ? ExitCode.Findings : ExitCode.Clean;
    }

    // The lock that holds in the folder, wherever it stands above; a new one stands in the folder itself.
    static string FindLock(DiskFileSystem disk, string folder)
    {
        var start = PathNames.Normalize(Path.GetFullPath(folder));
        if (!Directory.Exists(start))
            throw new UsageException($"{folder}: there is no such directory");
        return UpwardSearch.Nearest(disk, start, UpwardSearch.RootOf(disk, start), LockFile.FileName) ?? PathNames.Combine(start, LockFile.FileName);
    }

    // The registries of all policies that apply to manifests of this lock; for one host, those of the policy nearest to the root of the repository.
    static Dictionary<string, RegistryPolicy> RegistriesOf(FileSet workspace, string lockPath)
    {
        var registries = new Dictionary<string, RegistryPolicy>(StringComparer.Ordinal);
        var locked = PathNames.Folder(lockPath);
        var trust = new TrustFiles(workspace);
        foreach (var file in workspace.Files.Where(static f => f.Parsed.Policy is not null).OrderBy(static f => f.Path.Length))
        {
            var folder = PathNames.Folder(file.Path);
            if (!PathNames.IsAtOrBelow(folder, locked) && trust.PolicyOf(workspace.Find(lockPath) ?? file) != file)
                continue;
            foreach (var (host, policy) in file.Parsed.Policy!.Policy.Registries)
                registries.TryAdd(host, policy with { Certificates = policy.Certificates is { } path ? PathNames.Combine(folder, path) : null });
        }
        return registries;
    }

    static void RefuseBroken(FileSet workspace)
    {
        var trust = new TrustFiles(workspace);
        foreach (var file in workspace.Files)
        {
            if (trust.ProblemsOf(file) is not [var problem, ..])
                continue;
            var (line, character) = file.Source.Lines.PositionOf(problem.Span.Start);
            throw new UsageException($"{file.Path}({line + 1},{character + 1}): {problem.Message}; nothing was locked");
        }
    }

    static void Save(DiskFileSystem disk, string path, string text)
    {
        WriteGuard.Check(disk, path);
        AtomicFile.Write(path, text);
    }
}

/// <summary>Images that were named on the command line.</summary>
sealed class ImageSelection(IReadOnlyList<string> names)
{
    public bool IsAll => names.Count == 0;

    /// <summary>By the reference in full or as manifests write it, with or without its tag, or by the last word of its path.</summary>
    public bool Contains(WantedImage image)
    {
        foreach (var name in names)
        {
            if (name == image.Reference || name == image.Repository[(image.Repository.LastIndexOf('/') + 1)..])
                return true;
            if (ImageName.Parse(name, out _) is { } parsed && parsed.Repository == image.Repository && (parsed.Tag is null || parsed.Tag == image.Tag) && (parsed.Digest is null || parsed.Digest == image.Digest))
                return true;
        }
        return false;
    }
}

/// <summary>Where content of registries is kept.</summary>
static class CacheFolder
{
    public static string? Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable("SEAWORTHY_CACHE") is { Length: > 0 } named)
                return System.IO.Path.GetFullPath(named);
            var root = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
                : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".cache") : "";
            return System.IO.Path.IsPathFullyQualified(root) ? System.IO.Path.Combine(root, "seaworthy") : null;
        }
    }
}
