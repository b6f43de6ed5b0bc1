using System.Collections.Generic;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Seaworthy.Hosting;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>What a project leaves out, so that no findings does not look like nothing to find: the count at normal verbosity, the paths at detailed.</summary>
static class LeftOutMessages
{
    public static void Write(TaskLoggingHelper log, IReadOnlyList<LeftOutPath> paths)
    {
        if (LeftOutPath.Summary(paths) is not { } summary)
            return;
        log.LogMessage(MessageImportance.Normal, $"Seaworthy: {summary}; verbosity 'detailed' lists them");
        foreach (var path in paths)
            log.LogMessage(MessageImportance.Low, $"Seaworthy: {EscapedText.Text(path.Path)} {EscapedText.Text(path.Reason)}");
    }
}
