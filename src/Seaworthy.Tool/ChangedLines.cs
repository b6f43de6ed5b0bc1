using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>The lines that were added or changed since a revision, asked from git.</summary>
sealed class ChangedLines
{
    // By path; null: the whole file is new.
    readonly Dictionary<string, List<(int First, int Last)>?> _files = new(StringComparer.Ordinal);

    ChangedLines()
    {
    }

    /// <summary>One of the locations of the finding has a changed line.</summary>
    public bool Touches(Finding finding)
    {
        if (Touches(finding.Location))
            return true;
        foreach (var related in finding.Related)
        {
            if (Touches(related.Location))
                return true;
        }
        return false;
    }

    /// <summary>Compares the working tree with the commit at which the current branch left the revision.</summary>
    /// <exception cref="UsageException">There is no git, no repository, or no such revision.</exception>
    public static ChangedLines Since(string revision)
    {
        if (revision.StartsWith('-'))
            throw new UsageException($"--since: '{revision}' is not a valid revision; use a branch, a tag or a commit");
        var git = new GitProgram(Directory.GetCurrentDirectory());
        // The way up and not the path: git resolves links in that.
        var up = git.Run("rev-parse", "--show-cdup");
        if (up.ExitCode != 0)
            throw new UsageException("--since: " + up.Error.Split('\n')[0].TrimEnd('\r'));
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Directory.GetCurrentDirectory(), up.Output.Trim()));
        git = new GitProgram(root);
        var isKnown = git.Run("rev-parse", "--verify", "--quiet", revision + "^{commit}").ExitCode == 0;
        var basis = isKnown ? git.Run("merge-base", revision, "HEAD") : default;
        if ((!isKnown || basis.ExitCode != 0) && git.Run("rev-parse", "--is-shallow-repository").Output.Trim() == "true")
        {
            throw new UsageException(
                $"--since: the clone is shallow and does not contain '{revision}'; fetch the full history (actions/checkout: 'fetch-depth: 0')");
        }
        if (!isKnown)
            throw new UsageException($"--since: '{revision}' is not a revision of this repository; fetch it, or use a branch, a tag or a commit");
        // Two histories without a common commit are compared as they are.
        var from = basis.ExitCode == 0 ? basis.Output.Trim() : revision;
        var changed = new ChangedLines();
        var diff = git.Run(
            "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
            "--src-prefix=a/", "--dst-prefix=b/", from, "--");
        if (diff.ExitCode != 0)
            throw new UsageException("--since: git diff failed: " + diff.Error.Trim());
        changed.Read(root, diff.Output);
        foreach (var path in git.Run("ls-files", "--others", "--exclude-standard", "-z").Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
            changed._files[PathNames.Combine(PathNames.Normalize(root), path)] = null;
        return changed;
    }

    bool Touches(Location location)
    {
        if (!_files.TryGetValue(location.Source.Path, out var ranges))
            return false;
        if (ranges is null)
            return true;
        foreach (var (first, last) in ranges)
        {
            if (first <= location.End.Line + 1 && last >= location.Start.Line + 1)
                return true;
        }
        return false;
    }

    void Read(string root, string diff)
    {
        List<(int First, int Last)>? ranges = null;
        // Lines of a file follow the header of their hunk and are counted, since one of them can look like a header.
        var left = 0;
        foreach (var line in diff.Split('\n'))
        {
            if (left > 0 && line is ['+' or '-', ..])
            {
                left--;
            }
            else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                ranges = Path(line[4..]) is { } path ? _files[PathNames.Combine(PathNames.Normalize(root), path)] = [] : null;
            }
            else if (line.StartsWith("@@ -", StringComparison.Ordinal) && line.IndexOf(" +", StringComparison.Ordinal) is > 0 and var plus)
            {
                var (_, removed) = Range(line[4..plus]);
                var (first, added) = Range(line[(plus + 2)..line.IndexOf(" @@", plus, StringComparison.Ordinal)]);
                left = removed + added;
                if (added > 0)
                    ranges?.Add((first, first + added - 1));
            }
        }
    }

    // Git quotes a name with a quote, a backslash or a control character, and ends one with a blank in it by a tab.
    static string? Path(string name)
    {
        var path = name.TrimEnd('\t', '\r');
        if (path.StartsWith('"'))
            path = path[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : null;
    }

    static (int First, int Count) Range(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var first = int.Parse(comma < 0 ? text : text[..comma], CultureInfo.InvariantCulture);
        return (first, comma < 0 ? 1 : int.Parse(text[(comma + 1)..], CultureInfo.InvariantCulture));
    }
}
