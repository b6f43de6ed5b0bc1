using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>The tool judges a file by the settings that the build of its project has.</summary>
public sealed class SettingsAgreementTests
{
    const string Floating = "FROM alpine:latest\nUSER 1000\n";
    const string None = "dotnet_diagnostic.SEA1001.severity = none\n";

    [Fact]
    public void The_section_of_source_files_holds_for_the_project()
    {
        using var folder = new Folder().Write("a/a.csproj", "<Project />").Write("a/Dockerfile", Floating).Write("b/b.vbproj", "<Project />").Write("b/Dockerfile", Floating)
            .Write("c/c.fsproj", "<Project />").Write("c/Dockerfile", Floating).Write("Dockerfile", Floating)
            .Write(".editorconfig", "root = true\n[a/*.cs]\n" + None + "[b/*.vb]\n" + None + "[c/*.cs]\n" + None);
        Assert.Equal(["Dockerfile:SEA1001", "c/Dockerfile:SEA1001"], Findings(folder));
        folder.Write(".editorconfig", "root = true\n[*.{cs,vb,fs}]\n" + None);
        Assert.Empty(Findings(folder));
    }

    [Fact]
    public void A_global_file_holds_for_the_project_it_is_in()
    {
        using var folder = new Folder().Write("a/a.csproj", "<Project />").Write("a/Dockerfile", Floating).Write("a/.globalconfig", "is_global = true\n" + None)
            .Write("b/b.csproj", "<Project />").Write("b/Dockerfile", Floating);
        Assert.Equal(["b/Dockerfile:SEA1001"], Findings(folder));
    }

    [Theory]
    [InlineData("[Dockerfile]", true)]
    [InlineData("[{Dockerfile,*.yaml}]", true)]
    [InlineData("[*]", false)]
    [InlineData("[*.cs]", false)]
    [InlineData("[other/*.yaml]", false)]
    public void A_key_of_the_compiler_that_reaches_no_source_file_is_told(string header, bool isTold)
    {
        using var folder = new Folder().Write("a/a.csproj", "<Project />").Write("a/Dockerfile", Floating).Write(".editorconfig", $"root = true\n{header}\n" + None);
        var found = folder.Run("check", "--format", "json").Json().GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("rule").GetString() == "SEA0008").ToList();
        Assert.Equal(isTold ? 1 : 0, found.Count);
        if (!isTold)
            return;
        Assert.Equal((".editorconfig", 3), (found[0].GetProperty("path").GetString(), found[0].GetProperty("line").GetInt32()));
        Assert.Contains("use seaworthy_severity.SEA1001", found[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_is_refused()
    {
        using var folder = new Folder().Write("Dockerfile", Floating);
        Tool.RunIn(folder.Path, new Dictionary<string, string?> { ["SEAWORTHY_NOW"] = "soon" }, "check").Refuses("SEAWORTHY_NOW", "'soon'", "2027-03-31");
    }

    static string[] Findings(Folder folder) =>
    [
        .. folder.Run("check", "--format", "json").Json().GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("rule").GetString() is "SEA1001" or "SEA0008").Select(f => $"{f.GetProperty("path").GetString()}:{f.GetProperty("rule").GetString()}"),
    ];
}
