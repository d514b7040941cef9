using System.Text.RegularExpressions;

namespace RazorOkta.Web.Configuration.Rules;

/// <summary>The tutorial's <c>{{yourClientId}}</c> must have been replaced.</summary>
internal static partial class NoPlaceholders
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Required
            .Where(setting => setting.IsSet && Placeholder().IsMatch(setting.Value))
            .Select(setting => setting.Mistake("A placeholder has been left in.", "Replace it with your org's own value."));

    [GeneratedRegex(@"\{\{?[^}]*\}?\}|<[^>]*>|\byour(?:okta|client|domain|org)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
