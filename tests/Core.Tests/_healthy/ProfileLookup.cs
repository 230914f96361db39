using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record PersonRef(Guid Id);

public sealed record Person(string Name, string City);

public sealed class ProfileLookup(HttpClient http) : IPlatformFunction<PersonRef, Person>
{
    public async Task<Person> InvokeAsync(PersonRef request, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"https://profiles.example/v1/{request.Id}", cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Person>(Json.Options, cancellationToken) ?? throw new InvalidOperationException("The answer is empty.");
    }
}
