using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class OwnershipTests
{
    readonly MemoryDisk _disk = new(
        "/r/.git/HEAD", "/r/all.sln", "/r/src/api/api.csproj", "/r/src/api/deep/worker/worker.fsproj", "/r/src/two/Api.csproj", "/r/src/two/Web.csproj",
        "/r/stack/docker-compose.dcproj");

    [Theory]
    [InlineData("/r/src/api/Dockerfile", "/r/src/api/api.csproj")]
    [InlineData("/r/src/api/deep/k8s/pod.yaml", "/r/src/api/api.csproj")]
    [InlineData("/r/src/api/deep/worker/k8s/pod.yaml", "/r/src/api/deep/worker/worker.fsproj")]
    [InlineData("/r/stack/compose.yaml", "/r/stack/docker-compose.dcproj")]
    [InlineData("/r/src/two/Dockerfile", "/r/src/two/Api.csproj")]
    [InlineData("/r/src/two/Dockerfile.web", "/r/src/two/Web.csproj")]
    [InlineData("/r/src/two/Web.Dockerfile", "/r/src/two/Web.csproj")]
    [InlineData("/r/src/two/compose.Web.yaml", "/r/src/two/Web.csproj")]
    [InlineData("/r/src/two/Dockerfile.website", "/r/src/two/Api.csproj")]
    [InlineData("/r/compose.yaml", null)]
    [InlineData("/r/deploy/compose.yaml", null)]
    public void A_file_belongs_to_the_nearest_project_above(string path, string? owner) => Assert.Equal(owner, new Ownership(_disk).OwnerOf(path));

    [Fact]
    public void The_root_is_where_git_is_else_where_a_solution_is()
    {
        Assert.Equal("/r", UpwardSearch.RepositoryRoot(_disk, "/r/src/api"));
        Assert.Equal("/s", UpwardSearch.RepositoryRoot(new MemoryDisk("/s/a.slnx", "/s/x/y/a.csproj"), "/s/x/y"));
        Assert.Null(UpwardSearch.RepositoryRoot(new MemoryDisk("/s/x/y/a.csproj"), "/s/x/y"));
    }
}
