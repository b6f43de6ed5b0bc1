using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>The lock and the policy as they were read from a text. Each is read once and kept with it.</summary>
public static class TrustContent
{
    extension(ParsedText text)
    {
        /// <summary>What a lock file contains; null for another file.</summary>
        public LockFile? Lock => text.Kind == FileKind.Lock ? (LockFile)(text.Content ??= LockReader.Read(text.Source)) : null;

        /// <summary>What a trust policy contains; null for another file.</summary>
        public PolicyFile? Policy => text is { Kind: FileKind.TrustPolicy, Yaml: { } yaml } ? (PolicyFile)(text.Content ??= PolicyReader.Read(yaml)) : null;
    }
}
