using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class WorkspaceFileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var file = new FileList
        {
            Entries =
            [
                new FileEntry("/r/a\tb/50%/Dockerfile", FileKind.Dockerfile, true),
                new FileEntry("/r/line\nbreak/compose.yaml", FileKind.Compose, false),
                new FileEntry("C:\\r\\k8s\\ä.yaml", FileKind.Kubernetes, true),
                new FileEntry("/r/%41/kustomization.yaml", FileKind.Kustomization, false),
                new FileEntry("/r/base.yml", FileKind.Extended, true),
            ],
            KnownPaths = ["/r/a.csproj", "/r/x\ty"],
            IgnorePaths = ["/r/.dockerignore", "C:\\r\\.dockerignore"],
            SearchedFolders = ["/r"],
            ListedFolders = ["/", "/a\tb"],
            PolicyFiles = new Dictionary<string, string> { ["/r/keys/a\tb.pub"] = "sha256:00", ["/r/store/x509/ca/acme"] = "sha256:01" },
            Today = 739_000,
            BaselinePath = "/r/seaworthy.baseline.json",
        };
        var read = WorkspaceFile.Parse(WorkspaceFile.Write(file));
        Assert.Equal(file.Entries, read.Entries);
        Assert.Equal(file.KnownPaths, read.KnownPaths);
        Assert.Equal(file.IgnorePaths, read.IgnorePaths);
        Assert.Equal(file.SearchedFolders, read.SearchedFolders);
        Assert.Equal(file.ListedFolders, read.ListedFolders);
        Assert.Equal(file.PolicyFiles, read.PolicyFiles);
        Assert.Equal((file.Today, file.BaselinePath), (read.Today, read.BaselinePath));
        Assert.Equal(WorkspaceFile.Write(file), WorkspaceFile.Write(read));
        Assert.Equal("C:/r/k8s/ä.yaml", read.Entries[2].Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0")]
    [InlineData("own\t\t\nown\nown\tdockerfile\ncontext\tnonsense\t/x\ntoday\tsoon\nknown")]
    [InlineData("future\tkind\tof\tline\nown\tdockerfile\t/a/Dockerfile\tmore")]
    public void What_is_not_understood_is_passed_over(string text)
    {
        var read = WorkspaceFile.Parse(text);
        Assert.Empty(read.Entries);
        Assert.Empty(read.KnownPaths);
        Assert.Null(read.Today);
    }

    [Fact]
    public void A_percent_sign_without_a_code_stands_for_itself() =>
        Assert.Equal("/r/100%/%zz/Dockerfile", WorkspaceFile.Parse("own\tdockerfile\t/r/100%/%zz/Dockerfile\n").Entries.Single().HostPath);
}
