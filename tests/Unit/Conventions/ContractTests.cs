using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.Conventions;

/// <summary>
/// The forms of contract 2 say the same: the schema of the options and its TypeScript, the rules and their page. Set WRITE_DOCS=1 to write those that
/// are made from others.
/// </summary>
public sealed class ContractTests
{
    private const string Types = "contract/options.d.ts";
    private const string Page = "docs/frontend-contract.md";
    private const string Mark = "<!-- rules: written from contract/rules.json -->";

    [Fact]
    public void the_types_are_those_of_the_schema()
    {
        using var schema = JsonDocument.Parse(Repository.Read("contract/options.schema.json"));
        var text = new StringBuilder("// Made from options.schema.json; do not edit.\n");
        Interface(text, "Options", schema.RootElement);
        foreach (var definition in schema.RootElement.GetProperty("$defs").EnumerateObject())
        {
            Interface(text, definition.Name, definition.Value);
        }

        Same(Types, text.ToString());
    }

    [Fact]
    public void the_page_lists_the_rules()
    {
        using var file = JsonDocument.Parse(Repository.Read("contract/rules.json"));
        var text = new StringBuilder(Mark);
        foreach (var level in file.RootElement.GetProperty("levels").EnumerateArray())
        {
            var number = level.GetProperty("level").GetInt32();
            text.Append($"\n\n### Level {number}: {Text(level, "name")}\n\n{Text(level, "means")}\n");
            var rules = file.RootElement.GetProperty("rules").EnumerateArray().Where(rule => rule.GetProperty("level").GetInt32() == number).ToList();
            if (rules.Count > 0)
            {
                text.Append("\n| id | rule | why | how |\n|---|---|---|---|");
                rules.ForEach(rule => text.Append($"\n| `{Text(rule, "id")}` | {Cell(Text(rule, "rule"))} | {Cell(Text(rule, "reason"))} | {Cell(Text(rule, "fix"))} |"));
            }
        }

        var page = Repository.Read(Page);
        Same(Page, page[..page.IndexOf(Mark, StringComparison.Ordinal)] + text.ToString().TrimEnd() + "\n");
    }

    [Fact]
    public void rules_have_names_of_their_own_and_levels_that_there_are()
    {
        using var file = JsonDocument.Parse(Repository.Read("contract/rules.json"));
        var rules = file.RootElement.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(rule => Text(rule, "id")).Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.All(c => char.IsAsciiLetterLower(c) || c == '-'));
        rules.Select(rule => rule.GetProperty("level").GetInt32()).Should().OnlyContain(level => level >= 0 && level <= 4);
    }

    private static void Interface(StringBuilder text, string name, JsonElement type)
    {
        text.Append('\n');
        Comment(text, type, "");
        var required = type.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(one => one.GetString()).ToHashSet() : [];
        text.Append($"export interface {name} {{\n");
        foreach (var member in type.GetProperty("properties").EnumerateObject())
        {
            Comment(text, member.Value, "  ");
            text.Append($"  {member.Name}{(required.Contains(member.Name) ? "" : "?")}: {TypeOf(member.Value)};\n");
        }

        text.Append("}\n");
    }

    private static void Comment(StringBuilder text, JsonElement of, string indent)
    {
        if (of.TryGetProperty("description", out var said))
        {
            text.Append($"{indent}/** {said.GetString()} */\n");
        }
    }

    private static string TypeOf(JsonElement type) =>
        type.TryGetProperty("$ref", out var name) ? name.GetString()!.Split('/')[^1]
        : type.TryGetProperty("const", out var constant) ? Literal(constant)
        : type.TryGetProperty("enum", out var values) ? string.Join(" | ", values.EnumerateArray().Select(Literal))
        : type.TryGetProperty("anyOf", out var either) ? string.Join(" | ", either.EnumerateArray().Select(TypeOf))
        : type.GetProperty("type") is { ValueKind: JsonValueKind.Array } some ? string.Join(" | ", some.EnumerateArray().Select(one => Named(one.GetString()!, type)))
        : Named(type.GetProperty("type").GetString()!, type);

    private static string Named(string type, JsonElement of) => type switch
    {
        "integer" => "number",
        "array" => $"{TypeOf(of.GetProperty("items"))}[]",
        _ => type,
    };

    private static string Literal(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Same(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, file), text);
        }

        (File.Exists(Path.Combine(Repository.Root, file)) ? Repository.Read(file) : "").Should().Be(text, $"{file} is made from the contract: run WRITE_DOCS=1 dotnet test tests/Unit --filter ContractTests");
    }
}
