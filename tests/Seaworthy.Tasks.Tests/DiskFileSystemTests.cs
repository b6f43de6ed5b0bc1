using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class DiskFileSystemTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("seaworthy-disk-").FullName;
    readonly DiskFileSystem _disk = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding(string encoding)
    {
        File.WriteAllText(At("f"), "FROM é😀\r\n", Encoding.GetEncoding(encoding));
        Assert.Equal("FROM é😀\r\n", _disk.ReadText(At("f")));
    }

    [Fact]
    public void Utf32_is_what_it_is_to_the_compiler()
    {
        File.WriteAllText(At("f"), "AB", Encoding.UTF32);
        Assert.Equal("\0A\0B\0", _disk.ReadText(At("f")));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_one_character_each()
    {
        File.WriteAllBytes(At("f"), [0x41, 0xE9, 0x85, 0x42]);
        Assert.Equal("Aé…B", _disk.ReadText(At("f")));
    }

    [Fact]
    public void What_cannot_be_read_is_not_there()
    {
        Directory.CreateDirectory(At("folder"));
        File.WriteAllText(At("empty"), "");
        File.WriteAllBytes(At("huge"), new byte[HostLimits.LargestFile + 1]);
        File.CreateSymbolicLink(At("dangling"), At("nowhere"));
        File.WriteAllText(At("real"), "x");
        File.CreateSymbolicLink(At("link"), At("real"));
        Assert.Equal("", _disk.ReadText(At("empty")));
        foreach (var name in new[] { "absent", "folder", "huge", "dangling", "a\0b" })
            Assert.Null(_disk.ReadText(At(name)));
        Assert.Equal("x", _disk.ReadText(At("link")));
        Assert.Equal([false, false, true, true], new[] { "absent", "dangling", "link", "huge" }.Select(n => _disk.FileExists(At(n))));
        Assert.Empty(_disk.Entries(At("nowhere")));
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (var make = Process.Start("mkfifo", [At("Dockerfile")]))
            await make.WaitForExitAsync();
        File.CreateSymbolicLink(At("Dockerfile.link"), At("Dockerfile"));
        Assert.True(File.Exists(At("Dockerfile")));
        var read = Task.Run(() => (_disk.ReadText(At("Dockerfile")), _disk.ReadText(At("Dockerfile.link"))));
        Assert.Same(read, await Task.WhenAny(read, Task.Delay(TimeSpan.FromSeconds(10))));
        Assert.Equal(("", ""), await read);
    }

    [Fact]
    public void Entries_tell_folders_and_links_apart()
    {
        Directory.CreateDirectory(At("b"));
        File.WriteAllText(At("a"), "x");
        Directory.CreateSymbolicLink(At("c"), _folder);
        Assert.Equal([new FolderEntry("a", false, false), new FolderEntry("b", true, false), new FolderEntry("c", true, true)], _disk.Entries(_folder));
    }

    string At(string name) => Path.Combine(_folder, name);
}
