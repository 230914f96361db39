using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Optimizer.Api.Tests;

internal static class ProblemAssert
{
    /// <summary>The response is a problem document of the given status and kind.</summary>
    public static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var document = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"urn:optimizer:problem:{kind}", document.GetProperty("type").GetString());
        Assert.Equal((int)status, document.GetProperty("status").GetInt32());
        Assert.NotEqual("", document.GetProperty("title").GetString());
        Assert.NotEqual("", document.GetProperty("detail").GetString());
        return document;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
