using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Seaworthy.Tasks;

/// <summary>Writes the ids of all rules as a property, for the package: warnings can be exempted from being errors by id alone.</summary>
public sealed class ListRules : Task
{
    [Required]
    public string OutputFile { get; set; } = "";

    public override bool Execute()
    {
        var text = new StringBuilder("<Project>\n  <PropertyGroup>\n    <_SeaworthyRuleIds>");
        var isFirst = true;
        foreach (var rule in Engine.Catalogue.Rules)
        {
            text.Append(isFirst ? "" : ";").Append(rule.Info.Id);
            isFirst = false;
        }
        text.Append("</_SeaworthyRuleIds>\n  </PropertyGroup>\n</Project>\n");
        WholeFile.WriteIfChanged(OutputFile, text.ToString());
        return true;
    }
}
