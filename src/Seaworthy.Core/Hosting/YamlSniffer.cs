using System;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

static class YamlSniffer
{
    public static FileKind Of(string name, string text)
    {
        if (text.IndexOf("\nservices:", StringComparison.Ordinal) >= 0 || text.StartsWith("services:", StringComparison.Ordinal))
            return FileKind.Compose;
        return text.IndexOf("apiVersion:", StringComparison.Ordinal) >= 0 && text.IndexOf("kind:", StringComparison.Ordinal) >= 0 && name.Length > 0
            ? FileKind.Kubernetes
            : FileKind.Other;
    }
}
