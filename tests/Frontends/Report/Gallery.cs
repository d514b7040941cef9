using System.Net;
using System.Text;

namespace RazorOkta.Frontends.Report;

/// <summary>The pictures of <see cref="Portrait"/>, those of a desk apart from those of a phone: in one grid a page of a desk would be a thumbnail.</summary>
internal static class Gallery
{
    /// <param name="folder">Of the report.</param>
    /// <returns>HTML; empty where there are no pictures.</returns>
    public static string Of(string folder)
    {
        var pages = Path.Combine(folder, Portrait.Folder);
        string[] pictures = Directory.Exists(pages) ? [.. Directory.EnumerateFiles(pages, "*.jpeg").Order(StringComparer.Ordinal)] : [];
        if (pictures.Length == 0)
        {
            return "";
        }

        var narrow = pictures.Where(picture => Name(picture).Contains(", phone, ", StringComparison.Ordinal)).ToList();
        return $"<h2>What people see</h2>\n{Group("On a desk", "wide", pictures.Except(narrow))}{Group("On a phone", "narrow", narrow)}";
    }

    private static string Group(string title, string width, IEnumerable<string> pictures)
    {
        var text = new StringBuilder();
        foreach (var picture in pictures)
        {
            text.Append($"<figure>{HtmlReport.Picture(picture, "image/jpeg", Name(picture))}<figcaption>{WebUtility.HtmlEncode(Name(picture))}</figcaption></figure>\n");
        }

        return text.Length == 0 ? "" : $"<h3>{title}</h3>\n<div class=\"pages {width}\">\n{text}</div>\n";
    }

    private static string Name(string picture) => Path.GetFileNameWithoutExtension(picture);
}
