using System;

namespace Seaworthy.Tool;

/// <summary>What the process returns.</summary>
static class ExitCode
{
    /// <summary>Nothing at or above the threshold.</summary>
    public const int Clean = 0;

    public const int Findings = 1;

    /// <summary>Wrong usage, unreadable input or a fault of ours.</summary>
    public const int Wrong = 2;
}

/// <summary>Something that the user has to change; the message is one line that says what.</summary>
sealed class UsageException(string message) : Exception(message);
