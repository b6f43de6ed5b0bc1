using System.Runtime.CompilerServices;
using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>The locks and policies of a workspace. The nearest one in the folder of a manifest or above it holds for the manifest.</summary>
public sealed class TrustFiles
{
    static readonly TrustPolicy s_builtIn = new();

    readonly Dictionary<string, ParsedFile> _locks = new(StringComparer.Ordinal);
    readonly Dictionary<string, ParsedFile> _policies = new(StringComparer.Ordinal);
    readonly Dictionary<ImageReference, ImageTrust?> _known = new(new ByReference());
    readonly Dictionary<ParsedFile, string?> _hashes = [];
    readonly FileSet _workspace;
    readonly bool _isUsed;

    public TrustFiles(FileSet workspace)
    {
        _workspace = workspace;
        foreach (var file in workspace.Files)
        {
            if (file.Kind == FileKind.Lock)
                _locks[PathNames.Folder(file.Path)] = file;
            else if (file.Kind == FileKind.TrustPolicy)
                _policies[PathNames.Folder(file.Path)] = file;
        }
        // Each file by itself: then there are no files that hold for others.
        _isUsed = _locks.Count + _policies.Count > 0 && !workspace.Isolate;
    }

    /// <summary>The lock file that holds for a file, or null.</summary>
    public ParsedFile? LockOf(ParsedFile file) => Nearest(_locks, file);

    /// <summary>The policy file that holds for a file, or null.</summary>
    public ParsedFile? PolicyOf(ParsedFile file) => Nearest(_policies, file);

    /// <summary>
    /// The hash of the policy that holds for a file, with the files that the policy names; <see cref="LockedImage.NoPolicy"/> where none does, null where the
    /// host does not know the files.
    /// </summary>
    public string? HashOf(ParsedFile file)
    {
        if (PolicyOf(file) is not { } policy)
            return LockedImage.NoPolicy;
        if (!_hashes.TryGetValue(policy, out var hash))
            _hashes.Add(policy, hash = Hash(policy));
        return hash;
    }

    /// <summary>What is wrong with a policy: what is written in it, and files that it names and that cannot be read.</summary>
    public IReadOnlyList<SyntaxDiagnostic> ProblemsOf(ParsedFile file)
    {
        if (file.Parsed.Policy is not { } policy)
            return [];
        if (policy.IsBroken || _workspace.PolicyFiles is not { } known)
            return policy.Problems;
        var problems = new List<SyntaxDiagnostic>();
        foreach (var named in policy.Files)
        {
            if (!known.ContainsKey(PathNames.Combine(PathNames.Folder(file.Path), named.Path)))
                problems.Add(new SyntaxDiagnostic(named.Span, $"'{named.Path}' is missing, empty, larger than 4 MB or not a regular file"));
        }
        return problems;
    }

    string? Hash(ParsedFile file)
    {
        var policy = file.Parsed.Policy!;
        if (policy.Policy.Hash is not { } hash || (policy.Files.Count > 0 && _workspace.PolicyFiles is null))
            return null;
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var named in policy.Files)
            files[named.Path] = _workspace.PolicyFiles!.TryGetValue(PathNames.Combine(PathNames.Folder(file.Path), named.Path), out var digest) ? digest : null;
        return PolicyHash.With(hash, files);
    }

    /// <summary>
    /// What lock and policy say of an image; null where there is neither, or nothing is wanted of such an image, or one of the two is broken, which is
    /// said there.
    /// </summary>
    internal ImageTrust? Of(ImageReference image)
    {
        if (!_isUsed || !IsLockable(image))
            return null;
        if (!_known.TryGetValue(image, out var trust))
            _known.Add(image, trust = Find(image));
        return trust;
    }

    /// <summary>The image comes from a registry, and its reference is known.</summary>
    public static bool IsLockable(ImageReference image) => image is { Name: not null, IsScratch: false, BuiltBy: null } && image.Role != ImageRole.BuildResult;

    ImageTrust? Find(ImageReference image)
    {
        var policyFile = PolicyOf(image.File);
        var lockFile = LockOf(image.File);
        if (policyFile is null && lockFile is null)
            return null;
        var policy = policyFile?.Parsed.Policy;
        var locked = lockFile?.Parsed.Lock;
        if (policy is { IsBroken: true } || locked is { Fault: not null })
            return null;
        var scope = (policy?.Policy ?? s_builtIn).For(image.Name!.Repository);
        return scope.WantsNothing ? null : new ImageTrust(image, scope, locked);
    }

    // Two references with equal parts are still two places.
    sealed class ByReference : IEqualityComparer<ImageReference>
    {
        public bool Equals(ImageReference x, ImageReference y) => ReferenceEquals(x, y);

        public int GetHashCode(ImageReference image) => RuntimeHelpers.GetHashCode(image);
    }

    ParsedFile? Nearest(Dictionary<string, ParsedFile> files, ParsedFile file)
    {
        if (!_isUsed || files.Count == 0)
            return null;
        for (var folder = PathNames.Folder(file.Path); ; folder = PathNames.Folder(folder))
        {
            if (files.TryGetValue(folder, out var found))
                return found;
            if (folder.Length == 0 || folder == "/")
                return null;
        }
    }
}

/// <summary>What lock and policy say of one image reference.</summary>
sealed class ImageTrust(ImageReference image, TrustScope scope, LockFile? lockFile)
{
    /// <summary>What is wanted of the image.</summary>
    public TrustScope Scope { get; } = scope;

    /// <summary>The lock that holds here; null where there is none.</summary>
    public LockFile? Lock { get; } = lockFile;

    /// <summary>What is locked for exactly this reference; null where nothing is.</summary>
    public LockedImage? Locked { get; } = lockFile?.Find(image.Name!)?.Image;

    /// <summary>What is locked for the same tag with another digest than the one that is written.</summary>
    public LockedImage? Other { get; } = lockFile?.FindOther(image.Name!)?.Image;

    /// <summary>What was found out about the signature, where one is wanted and the image is locked.</summary>
    public TrustState? State => Scope.Scheme != TrustScheme.None && Locked is { } locked && locked.Scheme == Scope.Scheme ? locked.State : null;
}
