using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RazorOkta.Web;

namespace RazorOkta.Tests.Unit.Conventions;

/// <summary>Rules of the house that no compiler knows.</summary>
public sealed partial class HouseTests
{
    [Fact]
    public void every_page_has_its_route_and_every_route_its_page()
    {
        var pages = Repository.Files("src/Web/Pages", "*.cshtml")
            .Select(file => PageDirective().Match(File.ReadAllText(file)))
            .Where(match => match.Success).Select(match => match.Groups["route"].Value);
        var routes = WebRoutes.All.Except(WebRoutes.WithoutPage);

        pages.Should().BeEquivalentTo(routes);
    }

    [Theory]
    [InlineData(typeof(WebRoutes)), InlineData(typeof(RazorOkta.FrontendHost.FrontendHostServices)), InlineData(typeof(RazorOkta.MockOkta.MockOktaApp))]
    public void classes_are_sealed_unless_they_are_made_to_be_inherited(Type inAssembly) =>
        inAssembly.Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type))
            .Should().BeEmpty();

    [Fact]
    public void time_comes_from_outside()
    {
        var wallClock = WallClock();
        Repository.Files("src", "*.cs").Concat(Repository.Files("mock-okta", "*.cs"))
            .Where(file => wallClock.IsMatch(File.ReadAllText(file))).Should().BeEmpty();
    }

    [Fact]
    public void nothing_is_left_half_done()
    {
        var marks = new Regex(@"\b(TO" + @"DO|FIX" + @"ME|NotImplemented" + @"Exception)\b");
        new[] { "src", "mock-okta", "tests", "scripts", "frontends" }
            .SelectMany(folder => Repository.Files(folder, "*.*"))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".mjs" or ".js" or ".html" or ".css")
            .Where(file => marks.IsMatch(File.ReadAllText(file))).Should().BeEmpty();
    }

    private static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) == true
        || type.FullName?.StartsWith("System.", StringComparison.Ordinal) == true || type.Name == "Program";

    [GeneratedRegex(@"^@page ""(?<route>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now\b|Stopwatch\.(StartNew|GetTimestamp)")]
    private static partial Regex WallClock();
}
