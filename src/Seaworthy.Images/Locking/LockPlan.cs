using System;
using System.Collections.Generic;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Images.Locking;

/// <summary>An entry that the lock is to have.</summary>
/// <param name="Reference">The entry's key.</param>
/// <param name="Repository">Registry and path.</param>
/// <param name="Tag">The tag, or null where the reference has a digest alone.</param>
/// <param name="Digest">The digest that the manifests write; null where they leave it to the tag.</param>
/// <param name="Demands">What is wanted of the image, by each policy that holds for a manifest that names it; at least one.</param>
public sealed record WantedImage(string Reference, string Repository, string? Tag, string? Digest, IReadOnlyList<Demand> Demands);

/// <summary>What one policy wants of an image.</summary>
/// <param name="Scope">The scope that matches.</param>
/// <param name="PolicyFolder">Where the policy is; null for the built-in one.</param>
/// <param name="PolicyHash">What the lock records of the policy and the files that it names.</param>
public sealed record Demand(TrustScope Scope, string? PolicyFolder, string PolicyHash);

/// <summary>A reference that is left out of the lock.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Reason">Why it is left out.</param>
public sealed record LeftOut(Location Location, string Text, string Reason);

/// <summary>Which images the manifests below a lock file name.</summary>
public sealed class LockPlan
{
    LockPlan(IReadOnlyList<WantedImage> images, IReadOnlyList<LeftOut> leftOut)
    {
        Images = images;
        LeftOut = leftOut;
    }

    /// <summary>In ordinal order of their references.</summary>
    public IReadOnlyList<WantedImage> Images { get; }

    public IReadOnlyList<LeftOut> LeftOut { get; }

    /// <param name="workspace">The manifests, and lock and policy where there are some.</param>
    /// <param name="deployment">The same, bound.</param>
    /// <param name="lockPath">The normalised path of the lock file, whether or not it is there yet.</param>
    public static LockPlan Of(FileSet workspace, Deployment deployment, string lockPath)
    {
        var groups = new SortedDictionary<string, Group>(StringComparer.Ordinal);
        var leftOut = new List<LeftOut>();
        var trust = new TrustFiles(workspace);
        foreach (var image in deployment.Images())
        {
            // A lock further down speaks for what lies there.
            if (trust.LockOf(image.File) is { } other ? other.Path != lockPath : !PathNames.IsAtOrBelow(image.File.Path, PathNames.Folder(lockPath)))
                continue;
            if (!TrustFiles.IsLockable(image))
            {
                AddLeftOut(image, leftOut);
                continue;
            }
            var policy = trust.PolicyOf(image.File);
            var name = image.Name!;
            var scope = (policy?.Parsed.Policy?.Policy ?? new TrustPolicy()).For(name.Repository);
            if (scope.WantsNothing)
                continue;
            var key = name.Tag is null && name.Digest is not null ? LockReference.Of(name) : LockReference.Tagged(name);
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = new Group(name.Repository, name.Tag ?? (name.Digest is null ? "latest" : null)));
            // A host that does not know the files of a policy writes no lock.
            var hash = trust.HashOf(image.File) ?? LockedImage.NoPolicy;
            group.Demands.TryAdd(hash, new Demand(scope, policy is null ? null : PathNames.Folder(policy.Path), hash));
            if (name.Digest is { } digest)
                group.Digests.Add(digest);
            else
                group.HasBare = true;
        }
        var images = new List<WantedImage>();
        foreach (var (key, group) in groups)
            group.AddTo(key, images);
        images.Sort(static (a, b) => string.CompareOrdinal(a.Reference, b.Reference));
        return new LockPlan(images, leftOut);
    }

    static void AddLeftOut(ImageReference image, List<LeftOut> leftOut)
    {
        if (image.IsScratch || image.Role == ImageRole.BuildResult || image.IsBuiltHere)
            return;
        var location = new Location(image.File.Source, image.WrittenSpan);
        var written = image.File.Source.ToString(image.WrittenSpan).Trim('"', '\'');
        leftOut.Add(new LeftOut(location, written, image.Error ?? ReasonOf(image, written)));
    }

    // A mark such as <IMAGE> has no text either; what has no variable in it stands in the file as it is.
    static string ReasonOf(ImageReference image, string written)
    {
        if (image.Text is null && written.Contains('$', StringComparison.Ordinal))
            return "its value is not known from the files";
        ImageName.Parse(written, out var error);
        return error is not null ? "it is not a valid image reference: " + error
            : written.StartsWith('[') ? "it is not a supported image reference: an IPv6 address; use a host name"
            : "it looks like a placeholder";
    }

    /// <summary>The references to one tag.</summary>
    sealed class Group(string repository, string? tag)
    {
        public SortedDictionary<string, Demand> Demands { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Digests { get; } = new(StringComparer.Ordinal);

        public bool HasBare { get; set; }

        public void AddTo(string key, List<WantedImage> images)
        {
            // One digest for a tag is the tag's; several stand beside each other, each under its own name.
            var isOne = Digests.Count == 1 && !HasBare;
            IReadOnlyList<Demand> demands = [.. Demands.Values];
            if (HasBare || isOne)
                images.Add(new WantedImage(key, repository, tag, isOne ? Digests.Min : null, demands));
            if (isOne)
                return;
            foreach (var digest in Digests)
                images.Add(new WantedImage(key + "@" + digest, repository, tag, digest, demands));
        }
    }
}
