// The optimizer as a Functions app: one account for all state, one key that signs, no secret anywhere.
targetScope = 'resourceGroup'

@description('Begins the names of all resources.')
@minLength(3)
@maxLength(11)
param name string = 'optimizer'

@description('Where everything is. The plan must offer Elastic Premium there.')
param location string = resourceGroup().location

@description('Object id of the person or pipeline that uploads packages and reads the signing key; empty: nobody but the app.')
param deployerId string = ''

@description('Kind of deployerId.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerType string = 'User'

@description('Who is told when an alert fires; empty: alerts are only shown in the portal.')
param alertEmail string = ''

@description('How far cycles may go on platforms that are registered without saying so.')
@allowed(['recommend', 'approve', 'full'])
param autonomy string = 'approve'

@description('When cycles start (NCRONTAB with seconds).')
param cycleSchedule string = '0 0 * * * *'

@description('When what is past its retention is deleted (NCRONTAB with seconds).')
param purgeSchedule string = '0 30 3 * * *'

@description('Instances that are always ready. Tier 1 keeps its learner in memory, so at least one.')
@minValue(1)
@maxValue(20)
param alwaysReady int = 1

@description('Most instances under load.')
@minValue(1)
@maxValue(20)
param maxInstances int = 5

@description('The package in the container "releases".')
param package string = 'functions.zip'

var suffix = uniqueString(resourceGroup().id, name)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-app'
  location: location
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${suffix}'
    location: location
    appId: identity.properties.principalId
    deployerId: deployerId
    deployerType: deployerType
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${suffix}'
    location: location
    appId: identity.properties.principalId
    deployerId: deployerId
    deployerType: deployerType
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    appId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: '${name}-${suffix}'
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageName: storage.outputs.name
    packageUri: '${storage.outputs.blobEndpoint}releases/${package}'
    signingKeyUri: vault.outputs.signingKeyUri
    insightsConnectionString: monitoring.outputs.connectionString
    autonomy: autonomy
    cycleSchedule: cycleSchedule
    purgeSchedule: purgeSchedule
    alwaysReady: alwaysReady
    maxInstances: maxInstances
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    insightsId: monitoring.outputs.insightsId
    storageId: storage.outputs.id
    email: alertEmail
  }
}

output app string = app.outputs.name
output url string = 'https://${app.outputs.host}'
output storage string = storage.outputs.name
output vault string = vault.outputs.name
output signingKey string = vault.outputs.signingKeyUri
