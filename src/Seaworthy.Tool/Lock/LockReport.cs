using System.IO;
using System.Linq;
using Seaworthy.Images.Locking;
using Seaworthy.Text;
using Seaworthy.Tool.Output;
using Seaworthy.Trust;

namespace Seaworthy.Tool.Lock;

/// <summary>Prints the result for each image in a line, and the next step.</summary>
sealed class LockReport(TextWriter output, string path, LockOptions options)
{
    readonly TerminalWriter _terminal = TerminalWriter.For(output);

    public void Write(LockPlan plan, LockResult result)
    {
        foreach (var step in result.Steps)
            Write(step);
        foreach (var left in plan.LeftOut)
            Line("skipped", $"{EscapedText.Name(Shown(left.Location))} '{EscapedText.Text(WithoutPassword(left.Text))}': {EscapedText.Text(left.Reason)}", TerminalWriter.Quiet);
    }

    public void Conclude(LockResult result, bool isStale, bool isOtherPolicy)
    {
        var failed = result.Steps.Count(static s => s.Failure is not null);
        var untrusted = result.Steps.Count(static s => s.IsUntrusted);
        var moved = result.Steps.Count(static s => s.MovedTo is not null);
        var words = Images(result.Images.Count) + " in " + EscapedText.Name(Path.GetRelativePath(Directory.GetCurrentDirectory(), path));
        if (!isStale)
            words += !options.IsCheck ? ", unchanged" : failed + untrusted + moved == 0 ? ", as the registries have them today" : "";
        else
            words += options.IsCheck ? "; the lock is out of date, run 'seaworthy lock'" : "";
        if (isStale && isOtherPolicy && options.IsCheck)
            words += " (it was written under another trust policy)";
        _terminal.Write(words + "\n", TerminalWriter.Strong);
        if (moved > 0)
            _terminal.Plain($"{Images(moved)} whose tag now has another digest; run 'seaworthy lock --upgrade' to lock it\n");
        if (untrusted > 0)
            _terminal.Write($"{Images(untrusted)} not signed as the policy requires\n", TerminalWriter.Error);
        if (failed > 0)
            _terminal.Write($"{Images(failed)} could not be checked; their entries in the lock are unchanged\n", TerminalWriter.Error);
        if (options.Upgrades && untrusted == 0 && result.Steps.Any(static s => s.Before is { } before && s.After is { } after && before.Digest != after.Digest))
            _terminal.Plain("Run 'seaworthy check --fix=all --only SEA1019' to write the new digests into the manifests\n");
    }

    static string Shown(Location location) =>
        $"{Path.GetRelativePath(Directory.GetCurrentDirectory(), location.Source.Path).Replace('\\', '/')}({location.Start.Line + 1},{location.Start.Character + 1})";

    // An image reference has no user name, but a manifest might contain one as in an address.
    static string WithoutPassword(string text)
    {
        var at = text.IndexOf('@', System.StringComparison.Ordinal);
        var colon = text.IndexOf(':', System.StringComparison.Ordinal);
        return colon >= 0 && colon < at && text.IndexOf('/', System.StringComparison.Ordinal) > at ? text[..(colon + 1)] + "***" + text[at..] : text;
    }

    static string Images(int count) => count == 1 ? "1 image" : $"{count} images";

    void Write(LockStep step)
    {
        if (step.Failure is { } failure)
        {
            Line("failed", $"{step.Reference}: {failure}", TerminalWriter.Error);
            return;
        }
        if (step.Refused is { } refused)
        {
            Line("refused", $"{step.Reference}: {refused}; the lock keeps {Short(step.After!.Digest)}", TerminalWriter.Error);
            return;
        }
        if (step.MovedTo is { } target)
            Line("moved", $"{step.Reference}: locked {Short(step.After!.Digest)}, the tag is now {Short(target)}", TerminalWriter.Warning);
        switch (step.Change)
        {
            case LockChange.Removed:
                Line("removed", step.Reference, TerminalWriter.Quiet);
                return;
            case LockChange.Same or LockChange.Renewed when !step.IsUntrusted:
                return;
        }
        var after = step.After!;
        var word = step.Change switch { LockChange.Added => "locked", LockChange.Changed => "changed", _ => "locked" };
        var text = step.Reference + " " + (step.Before is { } before && before.Digest != after.Digest ? Short(before.Digest) + " -> " : "") + Short(after.Digest);
        if (after.Scheme != TrustScheme.None)
            text += ", " + Trust(after);
        Line(word, text, step.IsUntrusted ? TerminalWriter.Error : TerminalWriter.Strong);
        if (step.Change == LockChange.Changed)
            WriteChanges(step.Before!, after);
        foreach (var note in after.Notes)
            Line("", note, TerminalWriter.Quiet);
    }

    void WriteChanges(LockedImage before, LockedImage after)
    {
        if (before.Signer != after.Signer && before.Signer is not null)
            Line("", $"signer: {before.Signer} -> {after.Signer ?? "none"}", TerminalWriter.Warning);
        var old = before.Platforms.Select(static p => p.Platform).ToHashSet();
        var now = after.Platforms.Select(static p => p.Platform).ToHashSet();
        foreach (var platform in old.Except(now))
            Line("", $"{platform} is removed", TerminalWriter.Warning);
        foreach (var platform in now.Except(old))
            Line("", $"{platform} is new", TerminalWriter.Quiet);
    }

    static string Trust(LockedImage image) => image.State switch
    {
        TrustState.Signed => "signed" + (image.Signer is { } signer ? " by " + signer : "") + (image.Expires is { } end ? " until " + end[..10] : ""),
        TrustState.Unsigned => "not signed: " + image.Reason,
        TrustState.WrongSigner => "signed by an untrusted party: " + image.Reason,
        TrustState.Expired => "signed but expired: " + image.Reason,
        TrustState.StaleTrustData => "trust data out of date: " + image.Reason,
        TrustState.RolledBack => $"rolled back: {image.Reason}; check with the publisher, then run 'seaworthy lock --reset --only {RepositoryOf(image)}'",
        TrustState.Superseded => "superseded: " + image.Reason,
        _ => "the signature does not verify: " + image.Reason,
    };

    static string RepositoryOf(LockedImage image) => Syntax.ImageName.Parse(image.Reference, out _)?.Repository ?? image.Reference;

    void Line(string word, string text, Spectre.Console.Style style)
    {
        _terminal.Write(word.PadRight(10), style);
        _terminal.Plain(EscapedText.Name(text) + "\n");
    }

    // Enough to tell two apart, and to find it in a registry.
    static string Short(string digest) => digest.Length > 19 ? digest[..19] : digest;
}
