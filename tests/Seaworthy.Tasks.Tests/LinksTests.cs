using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class LinksTests
{
    [Theory]
    [InlineData("/r/web/Dockerfile", "/r/web/Dockerfile")]
    [InlineData("/r/link/Dockerfile", "/r/web/Dockerfile")]
    [InlineData("/r/twice/Dockerfile", "/r/web/Dockerfile")]
    [InlineData("/r/root/r/web/Dockerfile", "/r/web/Dockerfile")]
    [InlineData("/r/out/x", "/etc/x")]
    [InlineData("/r/circle/x", null)]
    [InlineData("/", "/")]
    [InlineData("", "")]
    public void Each_folder_of_a_path_can_be_a_link(string path, string? real) => Assert.Equal(real, Links.RealPath(Disk(), path));

    [Theory]
    [InlineData("/r/link/Dockerfile", true)]
    [InlineData("/r", true)]
    [InlineData("/r/out/x", false)]
    [InlineData("/r/circle/x", false)]
    [InlineData("/rest/x", false)]
    public void What_leads_out_of_a_folder_or_nowhere_is_not_in_it(string path, bool isIn)
    {
        var disk = Disk();
        Assert.Equal(isIn, Links.LeadInto(disk, "/r", path));
        disk.Links["/home"] = "/r";
        Assert.Equal(isIn, Links.LeadInto(disk, "/home", path));
    }

    static MemoryDisk Disk() => new()
    {
        Links =
        {
            ["/r/link"] = "/r/web", ["/r/twice"] = "/r/link", ["/r/root"] = "/", ["/r/out"] = "/etc", ["/r/circle"] = "/r/circle2", ["/r/circle2"] = "/r/circle",
        },
    };
}
