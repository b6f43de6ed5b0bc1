using Seaworthy.Syntax.Shell;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Shell;

public sealed class CommandOptionsTests
{
    [Theory]
    [InlineData("useradd -u 1000 app", "1000")]
    [InlineData("useradd -u1000 app", "1000")]
    [InlineData("useradd -mu 1000 app", "1000")]
    [InlineData("useradd --uid=1000 app", "1000")]
    [InlineData("useradd --uid 1000 app", "1000")]
    [InlineData("useradd -s -u app", null)]
    [InlineData("useradd -gu app", null)]
    [InlineData("useradd -- -u 1000", null)]
    [InlineData("useradd -u", null)]
    [InlineData("useradd --uid= app", null)]
    [InlineData("useradd --uids=1 app", null)]
    public void Value_of_an_option(string script, string? expected)
    {
        var command = ShellScript.Parse(MappedText.Contiguous(script, 7), ShellKind.Posix).Commands[0];
        var value = command.FindValue("-u", "--uid");
        Assert.Equal(expected, value?.Text.Text);
        if (value is not null)
            Assert.Equal(script.IndexOf("1000", System.StringComparison.Ordinal) + 7, value.Text.SourceSpan.Start);
    }

    [Theory]
    [InlineData("A=1; B=2 cmd; C=$x", "A=1|C=$x")]
    [InlineData("A=1 B=2", "A=1|B=2")]
    [InlineData("cmd A=1", "")]
    public void Assignments_that_stand_alone(string script, string expected) =>
        Assert.Equal(expected, string.Join("|", ShellScript.Parse(MappedText.Contiguous(script, 0), ShellKind.Posix).Assignments));
}
